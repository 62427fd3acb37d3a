//! What does the page weigh on the wire?

use crate::site::Site;
use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

/// What the first load may weigh, compressed with brotli, in bytes.
pub const BUDGET: usize = 257 * 1024;

/// A file's bytes on disk and on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// As it is.
    pub raw: usize,
    /// Compressed with gzip, or as it is where that does not help.
    pub gzip: usize,
    /// Compressed with brotli, or as it is where that does not help.
    pub brotli: usize,
}

impl std::ops::Add for Size {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// Writes `file.gz` and `file.br` beside a file where they are smaller than it.
///
/// # Errors
/// When they cannot be written.
pub fn write_twins(file: &Path, bytes: &[u8]) -> Result<Size> {
    let twin = |extension: &str, twin: Vec<u8>| -> Result<usize> {
        if twin.len() >= bytes.len() {
            return Ok(bytes.len());
        }
        let path = format!("{}.{extension}", file.display());
        fs::write(&path, &twin).with_context(|| format!("cannot write {path}"))?;
        Ok(twin.len())
    };
    Ok(Size { raw: bytes.len(), gzip: twin("gz", gzip(bytes)?)?, brotli: twin("br", brotli(bytes)?)? })
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
    Ok(out)
}

/// Prints the size of every part and of the first load.
///
/// # Errors
/// When the first load is over the budget.
pub fn report(site: &Site) -> Result<()> {
    println!("{:>9} {:>9} {:>9}  first load", "raw", "gzip", "brotli");
    let mut parts: Vec<_> = site.parts.iter().collect();
    parts.sort_by_key(|part| (!part.first_load, std::cmp::Reverse(part.size.brotli)));
    for part in parts.iter().filter(|part| part.first_load) {
        row(part.size, &part.name);
    }
    let first = parts.iter().filter(|part| part.first_load).fold(Size::default(), |sum, part| sum + part.size);
    row(first, "total of the first load");
    if parts.iter().any(|part| !part.first_load) {
        println!("{:>9} {:>9} {:>9}  later, on demand", "", "", "");
    }
    for part in parts.iter().filter(|part| !part.first_load) {
        row(part.size, &part.name);
    }
    within_budget(first)
}

fn row(size: Size, name: &str) {
    println!("{:>9} {:>9} {:>9}  {name}", size.raw, size.gzip, size.brotli);
}

fn within_budget(first: Size) -> Result<()> {
    let (have, may) = (first.brotli as f64 / 1024.0, BUDGET as f64 / 1024.0);
    if first.brotli > BUDGET {
        bail!("the first load is {have:.1} KiB with brotli; it may be {may:.0} KiB");
    }
    println!("The first load is {have:.1} KiB with brotli, of {may:.0} KiB.");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_are_written_only_where_they_help() {
        let folder = tempfile::tempdir().unwrap();
        let long = "the same words again and again ".repeat(50);
        let size = write_twins(&folder.path().join("long.txt"), long.as_bytes()).unwrap();
        assert!(size.brotli < size.raw / 10 && size.gzip < size.raw / 10, "{size:?}");
        let mut back = Vec::new();
        let twin = fs::read(folder.path().join("long.txt.br")).unwrap();
        brotli::BrotliDecompress(&mut &*twin, &mut back).unwrap();
        assert_eq!(back, long.as_bytes());

        let size = write_twins(&folder.path().join("short.txt"), b"x").unwrap();
        assert_eq!(size, Size { raw: 1, gzip: 1, brotli: 1 });
        assert!(!folder.path().join("short.txt.br").exists());
    }

    #[test]
    fn the_budget_holds() {
        let at = |brotli| within_budget(Size { brotli, ..Size::default() });
        assert!(at(BUDGET).is_ok());
        assert!(at(BUDGET + 1).unwrap_err().to_string().contains("257 KiB"));
    }
}
