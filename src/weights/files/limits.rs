//! How large may a file of weights be, and each of its parts?

use super::ImportError;

/// What a limit is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of the whole file.
    File,
    /// Bytes of a safetensors header.
    Header,
    /// Bytes of all tensors, unpacked.
    Data,
    /// Bytes of an array's header in an npz.
    ArrayHeader,
    /// Bytes of a JSON file.
    Json,
    /// Tensors, entries of an archive, or nodes of a graph.
    Count,
    /// Axes of a tensor.
    Rank,
    /// Bytes of a name.
    Name,
}

impl Limit {
    /// The largest size that is read.
    pub const fn most(self) -> u64 {
        match self {
            Self::File => 66 << 20,
            Self::Header => 1 << 20,
            Self::Data => 64 << 20,
            Self::ArrayHeader => 64 << 10,
            Self::Json => 8 << 20,
            Self::Count => 4096,
            Self::Rank => 8,
            Self::Name => 256,
        }
    }

    /// What the number counts, for a message.
    pub(super) const fn unit(self) -> &'static str {
        match self {
            Self::File | Self::Json => "bytes in the file",
            Self::Header | Self::ArrayHeader => "bytes of header",
            Self::Data => "bytes of tensors",
            Self::Count => "entries",
            Self::Rank => "axes",
            Self::Name => "bytes of name",
        }
    }

    /// What to do about it.
    pub(super) const fn remedy(self) -> &'static str {
        match self {
            Self::File | Self::Data | Self::Count | Self::Header => "save the recurrent layer alone",
            Self::Json => "save as safetensors instead",
            Self::ArrayHeader => "save the array anew with numpy.savez",
            Self::Rank => "leave this tensor out",
            Self::Name => "give it a shorter name",
        }
    }

    /// The size, where it is not over the limit.
    ///
    /// # Errors
    /// [`ImportError::Limit`].
    pub(super) fn check(self, place: &str, got: u64) -> Result<usize, ImportError> {
        let over = || ImportError::Limit { limit: self, place: place.to_owned(), got };
        if got > self.most() { Err(over()) } else { usize::try_from(got).map_err(|_| over()) }
    }
}
