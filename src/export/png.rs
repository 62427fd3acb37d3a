//! How does a picture carry a text with it?
//!
//! A PNG is a list of chunks; an `iTXt` chunk before the last holds a keyword and a text in UTF-8 (PNG, Third Edition, W3C
//! 2025, 11.3.3.4). The pixels stay as they are.

/// Why a text cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PngError {
    /// The bytes do not begin as a PNG does.
    #[error("these bytes are no PNG")]
    Signature,
    /// The list of chunks breaks off before its end.
    #[error("the PNG breaks off at byte {at}")]
    Truncated {
        /// Where.
        at: usize,
    },
    /// A keyword is 1 to 79 printable ASCII characters, without spaces at its ends or side by side.
    #[error("a keyword is 1 to 79 printable characters without spaces at its ends or side by side")]
    Keyword,
    /// A text may not contain the character that ends it.
    #[error("the text contains the character U+0000")]
    Text,
}

const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n'];
/// A chunk's length and name, and its checksum.
const AROUND: usize = 12;

/// The same picture with a text under a keyword.
///
/// # Errors
/// [`PngError`] where the bytes are no whole PNG, or keyword or text cannot stand in one.
pub fn with_text(png: &[u8], keyword: &str, text: &str) -> Result<Vec<u8>, PngError> {
    let end = place_of_end(png)?;
    let mut out = Vec::with_capacity(png.len() + text.len() + keyword.len() + 2 * AROUND);
    out.extend_from_slice(&png[..end]);
    out.extend(chunk(b"iTXt", &international_text(keyword, text)?));
    out.extend_from_slice(&png[end..]);
    Ok(out)
}

/// Where the chunk `IEND` begins.
fn place_of_end(png: &[u8]) -> Result<usize, PngError> {
    if !png.starts_with(&SIGNATURE) {
        return Err(PngError::Signature);
    }
    let mut at = SIGNATURE.len();
    loop {
        let truncated = PngError::Truncated { at };
        let head = png.get(at..).and_then(|rest| rest.first_chunk::<8>()).ok_or(truncated)?;
        let [a, b, c, d, name @ ..] = *head;
        let next = (u32::from_be_bytes([a, b, c, d]) as usize).checked_add(at + AROUND);
        let next = next.filter(|&next| next <= png.len()).ok_or(truncated)?;
        if name == *b"IEND" {
            return Ok(at);
        }
        at = next;
    }
}

/// Keyword, not compressed, no language, no translated keyword, text.
fn international_text(keyword: &str, text: &str) -> Result<Vec<u8>, PngError> {
    let printable = keyword.bytes().all(|b| (b' '..=b'~').contains(&b));
    if !(1..=79).contains(&keyword.len()) || !printable || keyword.trim() != keyword || keyword.contains("  ") {
        return Err(PngError::Keyword);
    }
    if text.contains('\0') {
        return Err(PngError::Text);
    }
    Ok([keyword.as_bytes(), &[0, 0, 0, 0, 0], text.as_bytes()].concat())
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [name.as_slice(), data].concat();
    [&(data.len() as u32).to_be_bytes(), body.as_slice(), &crc(&body).to_be_bytes()].concat()
}

/// The cyclic redundancy check of PNG (and of ISO 3309), bit by bit: a table would be 1 kB or more, for some hundred bytes.
fn crc(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xEDB8_8320;
    let bit = |crc: u32, _| (crc >> 1) ^ if crc & 1 == 1 { POLYNOMIAL } else { 0 };
    !bytes.iter().fold(u32::MAX, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), bit))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One black pixel.
    fn pixel() -> Vec<u8> {
        let header = [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];
        let data = [0x78, 0x01, 0x01, 0x02, 0x00, 0xFD, 0xFF, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01];
        [&SIGNATURE[..], &chunk(b"IHDR", &header), &chunk(b"IDAT", &data), &chunk(b"IEND", &[])].concat()
    }

    #[test]
    fn published_checksums() {
        assert_eq!(crc(b"123456789"), 0xCBF4_3926);
        // The last eight bytes of every PNG.
        assert_eq!(chunk(b"IEND", &[])[4..], [b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82]);
    }

    #[test]
    fn a_text_stands_before_the_end_and_nothing_else_moves() {
        let before = pixel();
        let after = with_text(&before, "Source", "#v=1&text=perché").unwrap();
        let (head, end) = before.split_at(before.len() - 12);
        assert!(after.starts_with(head) && after.ends_with(end));
        let added = &after[head.len()..after.len() - 12];
        let text = "Source\0\0\0\0\0#v=1&text=perché".as_bytes();
        assert_eq!(added, chunk(b"iTXt", text));
        assert_eq!(added[..4], (text.len() as u32).to_be_bytes());
        let twice = with_text(&after, "Title", "x").unwrap();
        assert!(twice.len() > after.len() && place_of_end(&twice).is_ok());
    }

    #[test]
    fn what_is_no_png_or_no_text_is_refused() {
        let png = pixel();
        assert_eq!(with_text(b"GIF89a", "Source", "x"), Err(PngError::Signature));
        for length in 8..png.len() {
            assert!(matches!(with_text(&png[..length], "Source", "x"), Err(PngError::Truncated { .. })), "{length}");
        }
        let mut huge = png.clone();
        huge[8..12].fill(0xFF);
        assert_eq!(with_text(&huge, "Source", "x"), Err(PngError::Truncated { at: 8 }));
        for keyword in ["", " Source", "a  b", "é", &"k".repeat(80)] {
            assert_eq!(with_text(&png, keyword, "x"), Err(PngError::Keyword), "{keyword}");
        }
        assert_eq!(with_text(&png, "Source", "a\0b"), Err(PngError::Text));
    }
}
