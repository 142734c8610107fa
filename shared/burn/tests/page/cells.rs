use crate::compare::{
    TRAINED, apart, at_least, equal, in_burn, model, packages_of, parameters, processor, slopes,
    slopes_of_book, trained_on, within,
};
use crate::runs::{Server, start, text, train};
use burn::optim::SgdConfig;
use burn::tensor::DType;
use ch05_training::training::untrained;
use digits::model_file::{load, save};
use digits_in_burn::deeper::Deeper;
use digits_in_burn::evaluation::{evaluate, probabilities};
use digits_in_burn::model_file;
use digits_in_burn::training::{self, Batch, batches};
use mnist::data;
use sha2::{Digest, Sha256};
use show::Table;
use std::fs;

/// How many packages are built for the book's own command line, and for this one without and with several machines.
pub fn packages() -> Table {
    let (book, burn) = ("../../Cargo.toml", "Cargo.toml");
    Table::new(["built", "packages"]).rows([
        ("this book", packages_of(book, "digits", "")),
        ("Burn", packages_of(burn, "digits-in-burn", "")),
        (
            "several machines",
            packages_of(burn, "digits-in-burn", "machines"),
        ),
    ])
}

/// The trained network's answers to all test images, from the book and from Burn.
pub fn same_answers() -> Table {
    let pixels = data().test.pixels();
    let (book, classes) = (TRAINED.predict(&pixels), TRAINED.classify(&pixels));
    let rows = [(64, DType::F64, 1e-12), (32, DType::F32, 1e-5)].map(|(bits, numbers, bound)| {
        let network = in_burn(&TRAINED, numbers);
        let evaluation = evaluate(&network, &data().test, &processor(), numbers);
        let y = probabilities(&network, &data().test, &processor(), numbers);
        let difference = within(bound, apart(&y, book.as_slice().unwrap()));
        let same = equal(&evaluation.classes, &classes);
        (bits, same, evaluation.right, difference)
    });
    Table::new(["bits", "same class", "right", "differ by less than"]).rows(rows)
}

/// The slopes of a batch's loss, by the book's backpropagation and by Burn's automatic differentiation.
pub fn same_slopes() -> (usize, f64) {
    let indices: Vec<usize> = (0..100).collect();
    let network = untrained(&data().train, 1).0;
    let (x, t) = data().train.batch(&indices);
    let book = slopes_of_book(&network.gradient(&x, &t));
    let burn = slopes(&in_burn(&network, DType::F64), &indices, DType::F64);
    (burn.len(), within(1e-12, apart(&book, &burn)))
}

/// A model file that went through Burn: its bytes, and how many of them are as they were.
pub fn same_file() -> (usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    let [book, burn] = ["book", "burn"].map(|name| folder.path().join(name));
    save(&book, &model(&TRAINED)).unwrap();
    let (network, told) = model_file::load(&book, &processor(), DType::F64).unwrap();
    model_file::save(&burn, &network, &told).unwrap();
    let [before, after] = [book, burn].map(|file| fs::read(file).unwrap());
    assert_eq!(Sha256::digest(&before), Sha256::digest(&after));
    (before.len(), equal(&before, &after))
}

/// Ten thousand steps in Burn on the batches from which the book's network learnt.
pub fn same_training() -> Table {
    let data = data();
    let (start, _) = untrained(&data.train, 1);
    let mut network = in_burn(&start, DType::F64);
    let mut optimizer = SgdConfig::new().init();
    for indices in batches(&data.train, 100, (784, 50, 10), 1).take(10_000) {
        let batch = Batch::new(&data.train, &indices, &processor(), DType::F64);
        network = training::step(network, &mut optimizer, batch, 0.1);
    }
    let evaluation = evaluate(&network, &data.test, &processor(), DType::F64);
    let book: Vec<f64> = TRAINED.parameters().copied().collect();
    let difference = within(1e-9, apart(&parameters(&network), &book));
    let same = equal(&evaluation.classes, &TRAINED.classify(&data.test.pixels()));
    Table::new(["accuracy", "same class", "parameters differ by less than"]).row((
        evaluation.accuracy(),
        same,
        difference,
    ))
}

/// The trained network as it is and with a layer more, both trained on with Adam: what each reads at first and at last.
pub fn a_layer_more() -> Table {
    let as_it_is = trained_on(in_burn(&TRAINED, DType::F32));
    let deeper = trained_on(Deeper::new(in_burn(&TRAINED, DType::F32)));
    println!("{as_it_is:?} as it is, {deeper:?} with a layer more");
    Table::new(["layers", "at first, at most", "at last, at least"]).rows([
        ("two", within(0.95, as_it_is.0), at_least(0.96, as_it_is.1)),
        ("three", within(0.5, deeper.0), at_least(0.96, deeper.1)),
    ])
}

/// How many steps from the same start two servers take together, and one device alone, and how far apart they end.
///
/// A batch of 101 images is divided into parts that are not equal.
pub fn two_machines() -> (usize, f64) {
    let steps = 200;
    let folder = tempfile::tempdir().unwrap();
    start(folder.path());
    let servers = [Server::start(), Server::start()];
    let devices = servers.each_ref().map(|server| server.address.clone());
    let [one, two] = ["", &devices.join(",")].map(|devices| {
        let ended = train(folder.path(), devices)
            .args(["--batch-size", "101", "--steps", &steps.to_string()])
            .output()
            .unwrap();
        assert!(ended.status.success(), "{}", text(&ended.stderr));
        let network = load(folder.path().join("end")).unwrap().network;
        network.parameters().copied().collect::<Vec<_>>()
    });
    (steps, within(1e-12, apart(&one, &two)))
}
