//! What stands twice, because a chapter cannot import a later one, is the same to the last bit.

use ch03_mini_batch::page::network_at_work::{after, training_images};
use ch05_training::training::untrained;
use kernel::sparse_batch;
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

/// Chapter 3's network learns as chapter 5's does: the same first weights, and each step that of `gradient` and `descend`.
#[test]
fn the_network_at_work_in_chapter_3_learns_by_the_steps_of_chapter_5() {
    let images = training_images();
    let mut order: Vec<usize> = (0..images.len()).collect();
    order.shuffle(&mut ChaCha8Rng::seed_from_u64(2));

    let mut network = untrained(images, 1).0;
    for batch in order.chunks(50).take(20) {
        let (x, t) = sparse_batch(images, batch);
        let gradient = network.gradient(&x, &t);
        network.descend(&gradient, 0.5);
    }
    let found = after(20, 50, 0.5);
    assert_eq!(
        (found.w1, found.b1, found.w2, found.b2),
        (network.w1, network.b1, network.w2, network.b2)
    );
}
