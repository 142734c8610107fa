//! Whatever is written in the format is read back the same, and nothing else makes the reader panic.

use crate::files::{gzip, images, labels};
use mnist::{read_images, read_labels};
use proptest::prelude::*;

/// A count, a height, a width, and as many pixels as they ask for.
fn any_images() -> impl Strategy<Value = ([u32; 3], Vec<u8>)> {
    [1_u32..=6, 1..=6, 1..=6].prop_flat_map(|sizes| {
        let pixels = sizes.iter().product::<u32>() as usize;
        (Just(sizes), prop::collection::vec(any::<u8>(), pixels))
    })
}

proptest! {
    #[test]
    fn images_survive_the_way_through_a_file((sizes, pixels) in any_images()) {
        let file = images(sizes, &pixels);
        for (case, bytes) in [("plain", file.clone()), ("gzip", gzip(&file))] {
            let found = read_images(&bytes[..], "f").expect(case);
            let found_sizes = [found.pixels.nrows(), found.height, found.width];
            prop_assert_eq!(found_sizes, sizes.map(|size| size as usize), "{}", case);
            prop_assert_eq!(found.pixels.as_slice(), Some(&pixels[..]), "{}", case);
        }
    }

    #[test]
    fn labels_survive_the_way_through_a_file(wanted in prop::collection::vec(any::<u8>(), 1..50)) {
        let file = labels(u32::try_from(wanted.len())?, &wanted);
        for (case, bytes) in [("plain", file.clone()), ("gzip", gzip(&file))] {
            let found = read_labels(&bytes[..], "f").expect(case);
            prop_assert_eq!(found.as_slice(), Some(&wanted[..]), "{}", case);
        }
    }

    #[test]
    fn random_bytes_are_read_or_refused_but_never_panic(
        start in prop::sample::select(vec![
            vec![], vec![0x1f, 0x8b], vec![0x1f, 0x8b, 8, 0], vec![0, 0, 8, 1, 0, 0, 0],
            vec![0, 0, 8, 3, 0, 0, 0], vec![0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0],
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        let bytes = [start, rest].concat();
        // What is accepted must hold every byte that came after the header.
        if let Ok(found) = read_images(&bytes[..], "f") && bytes[0] == 0 {
            prop_assert_eq!(found.pixels.as_slice(), Some(&bytes[16..]));
        }
        if let Ok(found) = read_labels(&bytes[..], "f") && bytes[0] == 0 {
            prop_assert_eq!(found.as_slice(), Some(&bytes[8..]));
        }
    }
}
