//! Where does chance come from? One seeded generator, SplitMix64 (Steele, Lea, Flood 2014), the same bits everywhere:
//! state += γ; z = state; z = (z ⊕ z≫30)·m₁; z = (z ⊕ z≫27)·m₂; output z ⊕ z≫31, all modulo 2⁶⁴.

const GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;
const MIX_1: u64 = 0xBF58_476D_1CE4_E5B9;
const MIX_2: u64 = 0x94D0_49BB_1331_11EB;

/// The generator: the whole state is one number, so that a copy continues as the original would.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    /// A stream that begins at this seed.
    pub const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The seed at which a stream like the rest of this one begins.
    pub const fn state(&self) -> u64 {
        self.state
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GAMMA);
        mix(self.state)
    }

    /// The next number in [0, 1): the upper 53 bits times 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        // 2⁻⁵³ is written as a quotient of exact powers of two.
        (self.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// The next whole number in 0..n: ⌊n·u⌋ of one draw; 0 where n is 0. Meant for n far below 2⁵³.
    pub fn below(&mut self, n: usize) -> usize {
        // n·u rounded to the nearest double stays under n: u ≤ 1 − 2⁻⁵³ takes at least half a last place from n.
        (self.uniform() * n as f64) as usize
    }

    /// The next normal number of mean 0 and variance 1: √(−2 ln(1 − u₁)) · cos(2π u₂) (Box, Muller 1958), two draws.
    ///
    /// The sine twin is not kept, so that the stream's place says everything about what follows.
    pub fn normal(&mut self) -> f64 {
        // 1 − u₁ lies in (0, 1], where the logarithm is finite.
        let radius = (-2.0 * super::ln(1.0 - self.uniform())).sqrt();
        radius * super::cos(std::f64::consts::TAU * self.uniform())
    }

    /// An independent stream for one purpose: its seed is mix(state ⊕ mix(FNV-1a(label) + γ)).
    ///
    /// Nothing is drawn from this stream. The same place and label give the same stream; another purpose added later
    /// moves no number of those that exist.
    pub fn fork(&self, label: &str) -> Self {
        Self::new(mix(self.state ^ mix(fnv_1a(label).wrapping_add(GAMMA))))
    }
}

/// Stafford's 13th variant of the 64-bit finaliser: a bijection in which every input bit moves every output bit.
const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(MIX_1);
    z = (z ^ (z >> 27)).wrapping_mul(MIX_2);
    z ^ (z >> 31)
}

/// The 64-bit FNV-1a hash of a label's UTF-8 bytes.
fn fnv_1a(label: &str) -> u64 {
    label.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(seed: u64) -> [u64; 5] {
        let mut random = SplitMix64::new(seed);
        std::array::from_fn(|_| random.next_u64())
    }

    #[test]
    fn published_outputs() {
        // The values of the reference implementation in C (Vigna, splitmix64.c).
        let of_zero = [
            0xE220_A839_7B1D_CDAF,
            0x6E78_9E6A_A1B9_65F4,
            0x06C4_5D18_8009_454F,
            0xF88B_B8A8_724C_81EC,
            0x1B39_896A_51A8_749B,
        ];
        assert_eq!(first(0), of_zero);
        let of_1234567 = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!(first(1_234_567), of_1234567);
    }

    #[test]
    fn published_hash() {
        // Fowler, Noll and Vo's own test vectors.
        assert_eq!(fnv_1a(""), 0xCBF2_9CE4_8422_2325);
        assert_eq!(fnv_1a("a"), 0xAF63_DC4C_8601_EC8C);
        assert_eq!(fnv_1a("foobar"), 0x8594_4171_F739_67E8);
    }

    #[test]
    fn uniform_is_the_upper_53_bits() {
        let mut random = SplitMix64::new(0);
        let expected = (0xE220_A839_7B1D_CDAFu64 >> 11) as f64 / 9_007_199_254_740_992.0;
        assert_eq!(random.uniform().to_bits(), expected.to_bits());
        assert!((0..10_000).all(|_| (0.0..1.0).contains(&random.uniform())));
    }

    #[test]
    fn below_reaches_every_number_and_no_other() {
        let mut random = SplitMix64::new(3);
        let mut counts = [0u32; 8];
        (0..8000).for_each(|_| counts[random.below(8)] += 1);
        assert!(counts.iter().all(|&n| (850..1150).contains(&n)), "{counts:?}");
        assert_eq!(random.below(0), 0);
        let largest = 1.0 - 1.0 / 9_007_199_254_740_992.0;
        assert!((1..100_000).all(|n| (largest * f64::from(n)) < f64::from(n)));
    }

    #[test]
    fn normal_has_mean_0_and_variance_1() {
        let mut random = SplitMix64::new(1);
        let values: Vec<f64> = (0..20_000).map(|_| random.normal()).collect();
        let mean = values.iter().sum::<f64>() / 20_000.0;
        let variance = values.iter().map(|v| v * v).sum::<f64>() / 20_000.0;
        // Three standard errors: 3/√20000 and 3·√(2/20000).
        assert!(mean.abs() < 0.0213 && (variance - 1.0).abs() < 0.03, "{mean} {variance}");
        assert!(values.iter().all(|v| v.is_finite()));
    }

    #[test]
    fn forks_differ_by_label_and_by_seed_and_draw_nothing() {
        let parent = SplitMix64::new(7);
        let draw = |seed: u64, label: &str| SplitMix64::new(seed).fork(label).next_u64();
        assert_eq!(parent.fork("weights").next_u64(), draw(7, "weights"));
        assert_ne!(draw(7, "weights"), draw(7, "data"));
        assert_ne!(draw(7, "weights"), draw(8, "weights"));
        assert_ne!(draw(7, ""), first(7)[0]);
        assert_eq!(parent, SplitMix64::new(7));
    }

    #[test]
    fn fork_is_a_promise_to_old_links() {
        // Computed apart from this code, from the formula.
        assert_eq!(SplitMix64::new(7).fork("weights").next_u64(), 7_605_551_901_501_044_651);
    }
}
