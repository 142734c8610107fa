//! The network at work and its workbench against slower ways to the same numbers.

use ch03_mini_batch::ndarray::Axis;
use ch03_mini_batch::page::network_at_work::{Network, after, training_images, untrained};
use ch03_mini_batch::page::workbench::{Weight, Workbench, leads, reach};
use ch03_mini_batch::rand::SeedableRng;
use ch03_mini_batch::rand::seq::SliceRandom;
use ch03_mini_batch::rand_chacha::ChaCha8Rng;
use ch03_mini_batch::{mean, slope};
use mnist::Dataset;
use network::sigmoid_of;

/// Weights from pixels that are lit in some images.
const WEIGHTS: [Weight; 4] = [(378, 8), (350, 0), (406, 49), (211, 20)];

fn with_changed(network: &Network, weight: Weight, change: f64) -> Network {
    let mut changed = network.clone();
    changed.w1[weight] += change;
    changed
}

#[test]
fn a_turned_weight_is_a_changed_weight() {
    let (network, images) = (untrained(), training_images().select(0..50));
    let bench = Workbench::new(&network, sigmoid_of, &images);
    for weight in WEIGHTS {
        for change in [-2.0, 0.0, 0.5] {
            let changed = with_changed(&network, weight, change);
            let (found, expected) = (bench.loss(weight, change), mean(&changed.losses(&images)));
            assert!(
                (found - expected).abs() < 1e-12,
                "{weight:?} by {change}: {found} and not {expected}"
            );
            let scores = changed.scores(&images);
            let right = scores.rows().into_iter().zip(&images.labels);
            let right = right.filter(|(row, label)| {
                let best = row[usize::from(**label)];
                row.iter().all(|&score| score <= best)
            });
            let (found, expected) = (bench.accuracy(weight, change), right.count() as f64 / 50.0);
            assert_eq!(found, expected, "{weight:?} by {change}");
        }
    }
}

/// Learning is one step against the slope that two losses show.
#[test]
fn a_step_of_learning_goes_against_the_slope() {
    let images = training_images();
    let mut order: Vec<usize> = (0..images.len()).collect();
    order.shuffle(&mut ChaCha8Rng::seed_from_u64(2));
    let batch = Dataset {
        images: images.images.select(Axis(0), &order[..10]),
        labels: images.labels.select(Axis(0), &order[..10]),
        ..*images
    };
    let (before, after) = (untrained(), after(1, 10));
    let bench = Workbench::new(&before, sigmoid_of, &batch);
    for weight in WEIGHTS {
        let slope = slope(|change| bench.loss(weight, change), 0.0);
        let moved = after.w1[weight] - before.w1[weight];
        assert!(
            slope != 0.0 && (moved + 0.5 * slope).abs() < 1e-9,
            "{weight:?} with the slope {slope}: moved by {moved}"
        );
    }
}

#[test]
fn no_lead_changes_by_more_than_the_reach() {
    let (network, images) = (untrained(), training_images().select(0..50));
    let before = leads(&network.scores(&images));
    for weight in WEIGHTS {
        for change in [-0.5, 1e-3] {
            let after = leads(&with_changed(&network, weight, change).scores(&images));
            let reach = reach(&network, f64::abs(change));
            for (n, (before, after)) in before.iter().zip(after).enumerate() {
                assert!(
                    (before - after).abs() <= reach,
                    "{weight:?} by {change}, image {n}: from {before} to {after}, reach {reach}"
                );
            }
        }
    }
}
