//! A thread that reads the next mini-batches ahead.

use ch03_mini_batch::{BatchError, mini_batch};
use kernel::SparseImages;
use mnist::Dataset;
use rand::Rng;
use std::mem;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Scope;

/// Some images without their background, and their labels.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelledImages {
    /// Which images of the data set they are.
    pub indices: Vec<usize>,
    /// The images, one a row; what remains of them stands for a shade in `0..=1`.
    pub images: SparseImages,
    /// What each image shows.
    pub labels: Vec<u8>,
}

impl Default for LabelledImages {
    /// No images.
    fn default() -> Self {
        Self {
            indices: Vec::new(),
            images: SparseImages::new(0),
            labels: Vec::new(),
        }
    }
}

impl LabelledImages {
    /// The images at `indices`.
    ///
    /// # Panics
    /// If an index is not below the number of images.
    pub fn new(data: &Dataset, indices: Vec<usize>) -> Self {
        let mut batch = Self::default();
        batch.read(data, indices);
        batch
    }

    /// Becomes the images at `indices`, in the memory that it has.
    ///
    /// # Panics
    /// If an index is not below the number of images.
    pub fn read(&mut self, data: &Dataset, indices: Vec<usize>) {
        self.images.read(data, &indices);
        self.labels.clear();
        self.labels
            .extend(indices.iter().map(|&index| data.labels[index]));
        self.indices = indices;
    }
}

/// Batches of about so many images go from thread to thread together: waking a sleeping thread can take longer than reading
/// a batch.
const IMAGES_TOGETHER: usize = 800;

/// Mini-batches that a thread of their own draws and reads while the network still learns from those before them.
///
/// They are the ones that [`mini_batch`] draws, one after the other. Which thread draws them changes no result.
#[derive(Debug)]
pub struct BatchesAhead {
    read: Receiver<Result<Vec<LabelledImages>, BatchError>>,
    used: SyncSender<Vec<LabelledImages>>,
    batches: Vec<LabelledImages>,
    /// How many of `batches` have been given out.
    given: usize,
}

impl BatchesAhead {
    /// So many batches of `size` images. The thread ends with the last of them, or when the result is dropped.
    pub fn new<'scope>(
        scope: &'scope Scope<'scope, '_>,
        data: &'scope Dataset,
        size: usize,
        count: usize,
        mut rng: impl Rng + Send + 'scope,
    ) -> Self {
        let (to_learn, read) = sync_channel(1);
        let (used, to_read) = sync_channel::<Vec<LabelledImages>>(2);
        let together = (IMAGES_TOGETHER / size.max(1)).max(1);
        scope.spawn(move || {
            for first in (0..count).step_by(together) {
                // The first ones come back when the network has learnt from them, and are read again.
                let mut batches = to_read.try_recv().unwrap_or_default();
                batches.resize_with(together.min(count - first), LabelledImages::default);
                let filled = batches.iter_mut().try_for_each(|batch| {
                    let indices = mini_batch(data.len(), size, &mut rng)?;
                    batch.read(data, indices);
                    Ok(())
                });
                let failed = filled.is_err();
                // Nobody listens any more if the training ended early.
                if to_learn.send(filled.map(|()| batches)).is_err() || failed {
                    return;
                }
            }
        });
        Self {
            read,
            used,
            batches: Vec::new(),
            given: 0,
        }
    }

    /// The next batch; none after the last.
    ///
    /// # Errors
    /// [`BatchError`] if the batch size is zero or there is no data.
    pub fn next_batch(&mut self) -> Result<Option<&LabelledImages>, BatchError> {
        if self.given == self.batches.len() {
            // The thread ends when it has sent all.
            let Ok(read) = self.read.recv() else {
                return Ok(None);
            };
            let used = mem::replace(&mut self.batches, read?);
            // It may have ended: these were the last.
            let _ = self.used.try_send(used);
            self.given = 0;
        }
        self.given += 1;
        Ok(Some(&self.batches[self.given - 1]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mnist::data;
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;
    use std::thread;

    #[test]
    fn batches_ahead_are_those_drawn_one_by_one() {
        let data = &data().train;
        let size = IMAGES_TOGETHER / 3;
        for count in [0, 1, 3, 16] {
            let mut rng = ChaCha8Rng::seed_from_u64(1);
            let mut same = rng.clone();
            thread::scope(|scope| {
                let mut ahead = BatchesAhead::new(scope, data, size, count, &mut rng);
                for i in 0..count {
                    let indices = mini_batch(data.len(), size, &mut same).expect("a batch");
                    let expected = LabelledImages::new(data, indices);
                    let batch = ahead.next_batch().expect("a batch");
                    assert_eq!(batch, Some(&expected), "batch {i} of {count}");
                }
                assert_eq!(ahead.next_batch(), Ok(None), "after {count}");
            });
            assert_eq!(rng, same, "drawn for {count}");
        }
    }

    #[test]
    fn the_thread_ends_with_a_training_that_ends_early() {
        let data = &data().train;
        thread::scope(|scope| {
            let rng = ChaCha8Rng::seed_from_u64(1);
            let mut ahead = BatchesAhead::new(scope, data, 3, usize::MAX, rng);
            ahead.next_batch().expect("a batch");
        });
    }

    #[test]
    fn batches_of_nothing_are_an_error() {
        thread::scope(|scope| {
            let rng = ChaCha8Rng::seed_from_u64(1);
            let mut ahead = BatchesAhead::new(scope, &data().train, 0, 10, rng);
            assert!(ahead.next_batch().is_err());
        });
    }
}
