//! The packs: many JSON documents in one file, each compressed on its own so that only those asked for are read.
//!
//! `schemas/pack.py` writes them. Numbers are little-endian.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `samcpk01` |
//! | 4 | length of the head |
//! | 4 | number of entries |
//! | … | head: the date of the data and the names of all regions, with spaces between |
//! | 16 for each entry | where its name starts (4), where its frame starts (4), for which regions it holds (8, the first region is the lowest bit) |
//! | 16 | the same for the end: how long all names and all frames are |
//! | … | names, sorted, one after another |
//! | … | frames, one after another: each is minified JSON, compressed with DEFLATE |
//!
//! A name may be there several times, for different regions.

use serde_json::Value;

const MAGIC: &[u8] = b"samcpk01";

/// How long an entry of the index is.
const ENTRY: usize = 16;

/// No document is longer; the limit is for a pack that was damaged.
const LONGEST: usize = 16 * 1024 * 1024;

/// A pack; finding something in it reads nothing else.
#[derive(Debug, Default, Clone, Copy)]
pub struct Pack {
    head: &'static str,
    index: &'static [u8],
    names: &'static [u8],
    frames: &'static [u8],
}

/// An entry of the index, and the bytes that it names.
struct Entry {
    name: &'static [u8],
    frame: &'static [u8],
    regions: u64,
}

impl Pack {
    /// The pack in these bytes; an empty one when they are none.
    pub fn new(bytes: &'static [u8]) -> Pack {
        Pack::split(bytes).unwrap_or_default()
    }

    fn split(bytes: &'static [u8]) -> Option<Pack> {
        let bytes = bytes.strip_prefix(MAGIC)?;
        let (head, count) = (length(bytes, 0)?, length(bytes, 4)?);
        let (head, bytes) = bytes.get(8..)?.split_at_checked(head)?;
        let (index, bytes) = bytes.split_at_checked((count + 1) * ENTRY)?;
        let (names, frames) = bytes.split_at_checked(length(index, count * ENTRY)?)?;
        Some(Pack { head: std::str::from_utf8(head).ok()?, index, names, frames })
    }

    /// The date of the data.
    pub fn date(&self) -> &'static str {
        self.head.split(' ').next().unwrap_or_default()
    }

    /// All regions.
    pub fn regions(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.head.split(' ').skip(1)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        (self.index.len() / ENTRY).saturating_sub(1)
    }

    /// The names of all entries, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let pack = *self;
        (0..pack.len()).filter_map(move |number| std::str::from_utf8(pack.entry(number)?.name).ok())
    }

    /// The number of the first entry with the name.
    pub fn find(&self, name: &str) -> Option<usize> {
        let number = self.first_from(name);
        (self.entry(number)?.name == name.as_bytes()).then_some(number)
    }

    /// The number of the entry with the name that holds for the region.
    pub fn find_in(&self, name: &str, region: &str) -> Option<usize> {
        let first = self.find(name)?;
        let same = |number: &usize| self.entry(*number).is_some_and(|entry| entry.name == name.as_bytes());
        (first..self.len()).take_while(same).find(|number| self.holds_in(*number, region))
    }

    /// Whether an entry holds for a region. Of a region that is not known, what holds in us-east-1 is said to
    /// hold, as cfn-lint does.
    pub fn holds_in(&self, number: usize, region: &str) -> bool {
        let bit = |region: &str| self.regions().position(|known| known == region);
        let bit = bit(region).or_else(|| bit("us-east-1"));
        let regions = self.entry(number).map_or(0, |entry| entry.regions);
        bit.is_some_and(|bit| regions >> bit & 1 == 1)
    }

    /// The document of an entry.
    pub fn read(&self, number: usize) -> Option<Value> {
        serde_json::from_slice(&self.text(number)?).ok()
    }

    /// The text of the document of an entry.
    pub fn text(&self, number: usize) -> Option<Vec<u8>> {
        let frame = self.entry(number)?.frame;
        miniz_oxide::inflate::decompress_to_vec_with_limit(frame, LONGEST).ok()
    }

    /// The first entry whose name is not before this one.
    fn first_from(&self, name: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.entry(middle) {
                Some(entry) if entry.name < name.as_bytes() => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }

    fn entry(&self, number: usize) -> Option<Entry> {
        let at = number * ENTRY;
        let name = length(self.index, at)?..length(self.index, at + ENTRY)?;
        let frame = length(self.index, at + 4)?..length(self.index, at + ENTRY + 4)?;
        let regions = self.index.get(at + 8..at + ENTRY)?;
        Some(Entry {
            name: self.names.get(name)?,
            frame: self.frames.get(frame)?,
            regions: u64::from_le_bytes(regions.try_into().ok()?),
        })
    }
}

fn length(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 4)?;
    usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made by hand from the table above: `b` is there twice, for the second region and for the first.
    #[test]
    fn entries_are_found_by_name_and_region() {
        let mut bytes = b"samcpk01".to_vec();
        bytes.extend([13, 0, 0, 0, 3, 0, 0, 0]);
        bytes.extend(b"2026 r1 us-r2");
        for (name, frame, regions) in [(0u32, 0u32, 3u64), (1, 6, 2), (2, 12, 1), (3, 18, 0)] {
            bytes.extend(
                [&name.to_le_bytes()[..], &frame.to_le_bytes()[..], &regions.to_le_bytes()[..]].concat(),
            );
        }
        bytes.extend(b"abb");
        for digit in *b"123" {
            // A stored block: last one, its length, the complement of that, the byte.
            bytes.extend([1, 1, 0, 254, 255, digit]);
        }
        let pack = Pack::new(bytes.leak());
        assert_eq!((pack.date(), pack.len()), ("2026", 3));
        assert_eq!(pack.regions().collect::<Vec<_>>(), ["r1", "us-r2"]);
        assert_eq!(pack.names().collect::<Vec<_>>(), ["a", "b", "b"]);
        assert_eq!(
            (pack.find("a"), pack.find("b"), pack.find("c"), pack.find("")),
            (Some(0), Some(1), None, None)
        );
        assert_eq!((pack.find_in("b", "r1"), pack.find_in("b", "us-r2")), (Some(2), Some(1)));
        assert_eq!(pack.read(2), Some(Value::from(3)));
    }

    #[test]
    fn what_is_no_pack_is_empty() {
        let packs: [&[u8]; 4] =
            [b"", b"samcpk01", b"samcpk01\xff\xff\xff\xff\xff\xff\xff\xff", b"something else"];
        for bytes in packs {
            let pack = Pack::new(bytes);
            assert_eq!((pack.len(), pack.find("a"), pack.read(0)), (0, None, None));
        }
    }
}
