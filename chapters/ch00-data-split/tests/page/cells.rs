use ch00_data_split::choosing::{best_of, candidates};
use ch00_data_split::features::{at_places, describe, shades, strokes};
use ch00_data_split::labels::{redraw_labels, relabel};
use ch00_data_split::mnist::{Dataset, Mnist, data};
use ch00_data_split::ndarray::Array1;
use ch00_data_split::neighbours::{
    accuracy, classify, labels_nearby, squared_distance, vote, votes,
};
use ch00_data_split::rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use ch00_data_split::rules::{first_rule, judge, second_rule};
use ch00_data_split::{shuffled, split};
use show::Table;

/// Images and pixels, of the training and of the test images.
pub fn the_data() -> ((usize, usize), (usize, usize)) {
    (data().train.images.dim(), data().test.images.dim())
}

/// The first rule and the rule that nothing is a five.
pub fn first_rule_tried() -> Table {
    {
        let row = |name, rule| {
            let (accuracy, called, right) = judge(rule, &data().train);
            (name, accuracy, called, right)
        };
        Table::new(["rule", "accuracy", "called a five", "are a five"])
            .row(row("the first rule", first_rule))
            .row(row("nothing is a five", |_| false))
            .row(row("all are fives", |_| true))
    }
}

/// The second rule.
pub fn second_rule_tried() -> (f64, usize, usize) {
    judge(second_rule, &data().train)
}

/// What the accuracy table says of rules: on the test images.
pub fn rules_tested() -> Table {
    {
        let row = |name, rule| (name, judge(rule, &data().test).0);
        Table::new(["rule", "accuracy"])
            .row(row("nothing is a five", |_| false))
            .row(row("first rule", first_rule))
            .row(row("second rule", second_rule))
    }
}

/// The strokes that the rows and columns of the first training image cross.
pub fn strokes_of_a_five() -> Vec<u8> {
    strokes(&data().train.images.row(0).to_vec())
}

/// How many of its pixels have which shade.
pub fn shades_of_a_five() -> Vec<u8> {
    shades(&data().train.images.row(0).to_vec())
}

/// Between the strokes of the first training image, a five, and those of another five and of a zero.
pub fn how_far_apart() -> (u32, u32) {
    {
        let train = describe(&data().train.select([0, 11, 1]), strokes);
        let distance = |a, b| {
            let (a, b) = (train.images.row(a), train.images.row(b));
            squared_distance(&a.to_vec(), &b.to_vec())
        };
        (distance(0, 1), distance(0, 2))
    }
}

/// The labels of the neighbours of a few test images, by their strokes, and the vote.
pub fn neighbours_by_strokes() -> Table {
    {
        let seen = describe(&data().train.select(0..3000), strokes);
        let asked = describe(&data().test.select(0..10), strokes);
        let labels = labels_nearby(&seen, &asked, 3);
        let rows = labels.rows().into_iter().zip(asked.labels);
        Table::new(["nearest three", "vote", "label"])
            .rows(rows.map(|(row, label)| (row.to_vec(), vote(&row.to_vec()), label)))
    }
}

/// Nearest neighbours on the strokes.
pub fn by_strokes() -> f64 {
    {
        let Mnist { train, test } = data();
        let guesses = classify(&describe(train, strokes), &describe(test, strokes), 3);
        accuracy(&guesses, &test.labels)
    }
}

/// Nearest neighbours on the shades.
pub fn by_shades() -> f64 {
    {
        let Mnist { train, test } = data();
        let guesses = classify(&describe(train, shades), &describe(test, shades), 3);
        accuracy(&guesses, &test.labels)
    }
}

/// A guesser who always says the most frequent class, a one.
pub fn always_one() -> f64 {
    {
        let labels = &data().test.labels;
        accuracy(&labels.mapv(|_| 1), labels)
    }
}

/// Nearest neighbours on the pixels: all ten digits, and "a five or not" from the same answers.
pub fn by_pixels() -> (f64, f64) {
    {
        let Mnist { train, test } = data();
        let guesses = classify(train, test, 3);
        let five_or_not = |labels: &Array1<u8>| labels.mapv(|digit| u8::from(digit == 5));
        let fives = accuracy(&five_or_not(&guesses), &five_or_not(&test.labels));
        (accuracy(&guesses, &test.labels), fives)
    }
}

/// How many products one answer takes: by 60,000 neighbours, and by a network of 784, 50 and 10.
pub fn products_for_one_answer() -> (usize, usize) {
    (60_000 * 784, 784 * 50 + 50 * 10)
}

/// The same code on other questions and on shuffled pixels, from 10,000 training images.
pub fn other_problems() -> Table {
    {
        fn five_or_not(digit: u8) -> u8 {
            u8::from(digit == 5)
        }
        fn odd_or_even(digit: u8) -> u8 {
            digit % 2
        }
        let (train, test) = (data().train.select(0..10_000), &data().test);
        let order = shuffled(784, &mut ChaCha8Rng::seed_from_u64(1));
        let solved =
            |train: &Dataset, test: &Dataset| accuracy(&classify(train, test, 3), &test.labels);
        let with_labels = |new| solved(&relabel(&train, new), &relabel(test, new));
        let shuffled = solved(&at_places(&train, &order), &at_places(test, &order));
        Table::new(["problem", "accuracy"])
            .row(("which digit", solved(&train, test)))
            .row(("a five or not", with_labels(five_or_not)))
            .row(("odd or even", with_labels(odd_or_even)))
            .row(("which digit, pixels shuffled", shuffled))
    }
}

/// A memoriser of 1,000 images: on these, and on the test images.
pub fn memoriser() -> (f64, f64) {
    {
        let seen = data().train.select(0..1000);
        let test = &data().test;
        (
            accuracy(&classify(&seen, &seen, 1), &seen.labels),
            accuracy(&classify(&seen, test, 1), &test.labels),
        )
    }
}

/// The same with labels that dice have thrown.
pub fn random_labels() -> (f64, f64) {
    {
        let seen = data().train.select(0..1000);
        let seen = redraw_labels(&seen, 1.0, &mut ChaCha8Rng::seed_from_u64(1));
        let test = &data().test;
        (
            accuracy(&classify(&seen, &seen, 1), &seen.labels),
            accuracy(&classify(&seen, test, 1), &test.labels),
        )
    }
}

/// More and more training images: on (at most 1,000 of) these, and on the test images.
pub fn growth() -> Table {
    {
        let test = &data().test;
        let rows = [100, 300, 1000, 3000, 10_000, 30_000, 60_000].map(|count| {
            let seen = data().train.select(0..count);
            let again = seen.select(0..count.min(1000));
            (
                count,
                accuracy(&classify(&seen, &again, 3), &again.labels),
                accuracy(&classify(&seen, test, 3), &test.labels),
            )
        });
        Table::new(["training images", "on these", "on test images"]).rows(rows)
    }
}

/// A fifth of the labels redrawn: fewer neighbours fit what was seen better, and what comes worse.
pub fn overfitting() -> Table {
    {
        let seen = data().train.select(0..2000);
        let seen = redraw_labels(&seen, 0.2, &mut ChaCha8Rng::seed_from_u64(1));
        let test = &data().test;
        let of_seen = labels_nearby(&seen, &seen, 25);
        let of_test = labels_nearby(&seen, test, 25);
        let rows = [25, 15, 9, 7, 5, 3, 1].map(|k| {
            (
                k,
                accuracy(&votes(&of_seen, k), &seen.labels),
                accuracy(&votes(&of_test, k), &test.labels),
            )
        });
        Table::new(["k", "on the images it has seen", "on test images"]).rows(rows)
    }
}

/// The three parts of MNIST's 60,000 training images.
pub fn sizes_of_a_split() -> (usize, usize, usize) {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let parts = split(60_000, 5000, 5000, &mut rng).unwrap();
    (parts.train.len(), parts.validation.len(), parts.test.len())
}

/// A seed means one split.
pub fn the_same_split_again() -> (bool, bool) {
    {
        let seeded = |seed| split(60_000, 5000, 5000, &mut ChaCha8Rng::seed_from_u64(seed));
        (seeded(1) == seeded(1), seeded(1) == seeded(2))
    }
}

/// Nothing left to train on.
pub fn impossible_split() -> String {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    split(100, 50, 50, &mut rng).unwrap_err().to_string()
}

/// Images sorted by their labels, cut where they lie and split at random.
pub fn sorted_by_label() -> Table {
    {
        let mut places: Vec<usize> = (0..3000).collect();
        places.sort_by_key(|&place| data().train.labels[place]);
        let sorted = data().train.select(places);
        let row = |cut, train: Vec<usize>, test: Vec<usize>| {
            let (train, test) = (sorted.select(train), sorted.select(test));
            let nines = train.labels.iter().filter(|&&label| label == 9).count();
            let guesses = classify(&train, &test, 3);
            (cut, nines, accuracy(&guesses, &test.labels))
        };
        let random = split(3000, 0, 500, &mut ChaCha8Rng::seed_from_u64(1)).unwrap();
        let (first, last) = ((0..2500).collect(), (2500..3000).collect());
        Table::new(["cut", "nines to learn from", "accuracy"])
            .row(row("the last 500", first, last))
            .row(row("500 at random", random.train, random.test))
    }
}

/// Nearest neighbours of 10,000 training images on the first and on the second half of the test images.
pub fn test_halves() -> (f64, f64) {
    {
        let seen = data().train.select(0..10_000);
        let on = |images: std::ops::Range<usize>| {
            let asked = data().test.select(images);
            accuracy(&classify(&seen, &asked, 3), &asked.labels)
        };
        (on(0..5000), on(5000..10_000))
    }
}

/// The number of neighbours, chosen on validation images.
pub fn choosing_k() -> Table {
    {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let parts = split(60_000, 10_000, 0, &mut rng).unwrap();
        let train = data().train.select(parts.train);
        let validation = data().train.select(parts.validation);
        let labels = labels_nearby(&train, &validation, 9);
        let row = |k| (k, accuracy(&votes(&labels, k), &validation.labels));
        Table::new(["k", "on 10,000 validation images"]).rows([1, 3, 5, 7, 9].map(row))
    }
}

/// The best of many candidates, on the images that it was chosen by and on others: means of 1,000 choices.
pub fn best_of_many() -> Table {
    {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let seen = data().train.select(0..1000);
        let asked = data().train.select(1000..3000);
        let right = candidates(&seen, &asked, 100, &mut rng);
        let rows = [1, 10, 100].map(|count| {
            let (mut there, mut elsewhere) = (0.0, 0.0);
            for _ in 0..1000 {
                let some = &shuffled(100, &mut rng)[..count];
                let images = split(2000, 100, 1000, &mut rng).unwrap();
                let best = best_of(&right, some, &images.validation, &images.test);
                there += best.0 / 1000.0;
                elsewhere += best.1 / 1000.0;
            }
            (count, format!("{there:.3}"), format!("{elsewhere:.3}"))
        });
        Table::new(["candidates", "on its 100 images", "on 1,000 others"]).rows(rows)
    }
}
