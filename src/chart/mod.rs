//! What is drawn, and what does it say to those who cannot see it?
