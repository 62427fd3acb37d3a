//! How is an archive unpacked that may lie about itself?
//!
//! Names, sizes and places come from the central directory (PKWARE's APPNOTE 6.3.10, 4.3); every entry's own head must agree.
//! Nothing is unpacked before its size is known to be small enough.

use super::ImportError;
use super::limits::Limit;
use std::borrow::Cow;
use std::ops::Range;

const END: &[u8] = b"PK\x05\x06";
const CENTRAL: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
/// Bytes of these three heads, without names and comments.
const END_HEAD: usize = 22;
const CENTRAL_HEAD: usize = 46;
const LOCAL_HEAD: usize = 30;

/// A packed file.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its name.
    pub name: String,
    /// Bytes when unpacked, as declared.
    pub size: usize,
    packed: usize,
    deflated: bool,
    checksum: u32,
    head: usize,
}

/// Bytes with their place, so that what is wrong can be named.
#[derive(Clone, Copy)]
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn range(self, at: usize, length: usize) -> Result<&'a [u8], ImportError> {
        let needed = at.checked_add(length);
        needed.and_then(|end| self.0.get(at..end)).ok_or_else(|| ImportError::Truncated {
            place: format!("archive, byte {at}"),
            end: self.0.len() as u64,
            needed: needed.map_or(u64::MAX, |n| n as u64),
        })
    }

    fn u16(self, at: usize) -> Result<usize, ImportError> {
        Ok(self.range(at, 2)?.iter().rev().fold(0, |n, &byte| n << 8 | usize::from(byte)))
    }

    fn u32(self, at: usize) -> Result<u32, ImportError> {
        Ok(self.range(at, 4)?.iter().rev().fold(0, |n, &byte| n << 8 | u32::from(byte)))
    }

    fn signed(self, at: usize, signature: &[u8]) -> Result<(), ImportError> {
        match self.range(at, 4)? == signature {
            true => Ok(()),
            false => Err(ImportError::malformed(format!("archive, byte {at}"), "no head of an entry begins here")),
        }
    }
}

/// Every entry of the archive, in the order of its directory.
pub(super) fn entries(bytes: &[u8]) -> Result<Vec<Entry>, ImportError> {
    let (archive, end) = (Bytes(bytes), find_end(bytes)?);
    let (count, size, begins) = (archive.u16(end + 10)?, archive.u32(end + 12)?, archive.u32(end + 16)?);
    let count = Limit::Count.check(&format!("archive, byte {}", end + 10), count as u64)?;
    let (size, begins) = (size as usize, begins as usize);
    if archive.u32(end + 4)? != 0 || archive.u16(end + 8)? != count || begins.checked_add(size) != Some(end) {
        return Err(ImportError::malformed(format!("archive, byte {end}"), "the directory is not where its end says"));
    }
    let (mut entries, mut at) = (Vec::new(), begins);
    for _ in 0..count {
        let (entry, next) = entry(archive, at)?;
        entries.push(entry);
        at = next;
    }
    if at != end {
        return Err(ImportError::malformed(
            format!("archive, byte {at}"),
            "the directory has another length than it says",
        ));
    }
    check_names(&entries)?;
    check_places(archive, &entries, begins)?;
    Ok(entries)
}

/// The end of the directory, which only a comment may follow.
fn find_end(bytes: &[u8]) -> Result<usize, ImportError> {
    let last = bytes.len().checked_sub(END_HEAD);
    let first = last.map_or(0, |last| last.saturating_sub(usize::from(u16::MAX)));
    let fits = |&at: &usize| {
        let comment = Bytes(bytes).u16(at + 20).unwrap_or_default();
        bytes[at..].starts_with(END) && at + END_HEAD + comment == bytes.len()
    };
    let found = last.and_then(|last| (first..=last).rev().find(fits));
    let size = bytes.len() as u64;
    found.ok_or_else(|| ImportError::Truncated {
        place: "archive without a directory at its end".to_owned(),
        end: size,
        needed: size + END_HEAD as u64,
    })
}

fn entry(archive: Bytes<'_>, at: usize) -> Result<(Entry, usize), ImportError> {
    archive.signed(at, CENTRAL)?;
    let (flags, method) = (archive.u16(at + 8)?, archive.u16(at + 10)?);
    let (name, extra, comment) = (archive.u16(at + 28)?, archive.u16(at + 30)?, archive.u16(at + 32)?);
    let place = format!("archive, byte {at}");
    Limit::Name.check(&place, name as u64)?;
    let name_bytes = archive.range(at + CENTRAL_HEAD, name)?;
    let text = std::str::from_utf8(name_bytes).map_err(|_| ImportError::malformed(&place, "the name is not UTF-8"))?;
    let place = place_of(text);
    if flags & 1 != 0 {
        return Err(ImportError::Packed { place, what: "it is encrypted" });
    }
    if ![0, 8].contains(&method) {
        return Err(ImportError::Packed { place, what: "it is packed neither by deflate nor stored" });
    }
    let size = Limit::Data.check(&place, u64::from(archive.u32(at + 24)?))?;
    let entry = Entry {
        name: text.to_owned(),
        size,
        packed: archive.u32(at + 20)? as usize,
        deflated: method == 8,
        checksum: archive.u32(at + 16)?,
        head: archive.u32(at + 42)? as usize,
    };
    if !entry.deflated && entry.packed != entry.size {
        return Err(ImportError::Packed { place, what: "it is stored, but its two sizes differ" });
    }
    Ok((entry, at + CENTRAL_HEAD + name + extra + comment))
}

fn check_names(entries: &[Entry]) -> Result<(), ImportError> {
    let mut names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(ImportError::Duplicate { place: "archive".to_owned(), name: super::shortened(pair[0]) }),
        None => Ok(()),
    }
}

/// Refuses entries that share bytes with each other or with the directory, and more bytes in all than are read.
fn check_places(archive: Bytes<'_>, entries: &[Entry], directory: usize) -> Result<(), ImportError> {
    Limit::Data.check("archive, all entries", entries.iter().map(|entry| entry.size as u64).sum())?;
    let place = |entry: &Entry| Ok((entry.head, packed(archive, entry)?.end, place_of(&entry.name)));
    let mut places = entries.iter().map(place).collect::<Result<Vec<_>, ImportError>>()?;
    places.sort();
    places.push((directory, directory, "the directory".to_owned()));
    match places.windows(2).find(|pair| pair[0].1 > pair[1].0) {
        Some([before, after]) => Err(ImportError::Overlap {
            place: after.2.clone(),
            other: before.2.clone(),
            from: after.0 as u64,
            to: before.1 as u64,
        }),
        _ => Ok(()),
    }
}

/// Where the packed bytes lie.
fn packed(archive: Bytes<'_>, entry: &Entry) -> Result<Range<usize>, ImportError> {
    archive.signed(entry.head, LOCAL)?;
    let (name, extra) = (archive.u16(entry.head + 26)?, archive.u16(entry.head + 28)?);
    if archive.range(entry.head + LOCAL_HEAD, name)? != entry.name.as_bytes() {
        let what = format!("the entry here is not \"{}\", as the directory says", super::shortened(&entry.name));
        return Err(ImportError::malformed(format!("archive, byte {}", entry.head), what));
    }
    let begins = entry.head + LOCAL_HEAD + name + extra;
    archive.range(begins, entry.packed).map(|_| begins..begins + entry.packed)
}

/// An entry's bytes.
pub(super) fn unpack<'a>(bytes: &'a [u8], entry: &Entry) -> Result<Cow<'a, [u8]>, ImportError> {
    let packed = bytes.get(packed(Bytes(bytes), entry)?).unwrap_or_default();
    let place = || place_of(&entry.name);
    let unpacked = if entry.deflated { Cow::Owned(inflate(packed, entry)?) } else { Cow::Borrowed(packed) };
    if unpacked.len() != entry.size {
        return Err(ImportError::Packed { place: place(), what: "it unpacks to less than it declares" });
    }
    if crc32fast::hash(&unpacked) != entry.checksum {
        return Err(ImportError::Packed { place: place(), what: "its checksum (CRC-32) is another" });
    }
    Ok(unpacked)
}

fn inflate(packed: &[u8], entry: &Entry) -> Result<Vec<u8>, ImportError> {
    use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
    decompress_to_vec_with_limit(packed, entry.size).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => ImportError::Bomb { place: place_of(&entry.name), declared: entry.size as u64 },
        _ => ImportError::Packed { place: place_of(&entry.name), what: "its deflated bytes are broken" },
    })
}

fn place_of(name: &str) -> String {
    format!("entry \"{}\"", super::shortened(name))
}
