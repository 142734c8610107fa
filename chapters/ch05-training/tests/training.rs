//! The descent on real data: the same bits every time, and the accuracy that the article promises.

use ch05_training::TwoLayerNet;
use ch05_training::evaluation::evaluate;
use ch05_training::training::{Settings, step};
use mnist::Mnist;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use sha2::{Digest, Sha256};

fn trained(mnist: &Mnist, seed: u64, steps: usize) -> TwoLayerNet {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut network = TwoLayerNet::new(784, 50, 10, &mut rng);
    for _ in 0..steps {
        step(&mut network, &mnist.train, Settings::default(), &mut rng).expect("sizes above zero");
    }
    network
}

/// The SHA-256 of every parameter's bits.
fn digest(network: &TwoLayerNet) -> String {
    let mut hash = Sha256::new();
    for parameter in network.parameters() {
        hash.update(parameter.to_le_bytes());
    }
    hash.finalize()
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// The accepted digests are of runs, in debug and release alike; another processor must find the same.
#[test]
fn a_seed_means_the_same_bits_everywhere() {
    let mnist = mnist::load().expect("the committed data");
    let cases = [
        (
            1,
            0,
            "31c1ef122953684860389502a9258fe023108cc0901d3d8566cf25a40f605964",
        ),
        (
            1,
            200,
            "de3c959760d588a22e8005bdbb19a51a1196d5ff2a4f3ec000a36b1ae06e436a",
        ),
        (
            2,
            200,
            "7f912f431d49bfd3e04e870528939eef4d4b3cf39374328f9bf39329368af8de",
        ),
    ];
    for (seed, steps, accepted) in cases {
        assert_eq!(
            digest(&trained(&mnist, seed, steps)),
            accepted,
            "seed {seed} after {steps} steps"
        );
    }
}

#[test]
fn the_first_loss_is_that_of_a_guess_and_a_thousand_steps_learn() {
    let mnist = mnist::load().expect("the committed data");
    let before = evaluate(&trained(&mnist, 1, 0), &mnist.test);
    let after = evaluate(&trained(&mnist, 1, 1000), &mnist.test);
    assert!(
        (before.loss - network::ln(10.0)).abs() < 0.05,
        "the untrained loss is {}",
        before.loss
    );
    assert!(
        after.accuracy() > 0.85,
        "the accuracy is {}",
        after.accuracy()
    );
    assert_eq!(after.confusion.sum(), 10_000);
}

#[test]
#[ignore = "cargo test -- --ignored"]
fn the_default_training_reaches_what_other_implementations_reach() {
    let mnist = mnist::load().expect("the committed data");
    for seed in [1, 2, 3] {
        let accuracy = evaluate(&trained(&mnist, seed, 10_000), &mnist.test).accuracy();
        assert!(accuracy >= 0.943, "seed {seed}: {accuracy}");
    }
}
