//! The cells: the stock modules of `burn::nn`, and one of our own with one product for all gates.
use abi::{GRU, LSTM, gates};
use burn::module::{Module, Param};
use burn::nn::{GateController, Gru, GruConfig, Linear, Lstm, LstmConfig, Rnn, RnnConfig};
use burn::prelude::*;
use burn::tensor::activation::sigmoid;
use burn::tensor::{Tensor, TensorData};

#[derive(Module, Debug)]
pub struct Fused {
    pub w_ih: Param<Tensor<2>>,
    pub w_hh: Param<Tensor<2>>,
    pub b_ih: Param<Tensor<1>>,
    pub b_hh: Param<Tensor<1>>,
    pub cell: usize,
    pub hidden: usize,
}

#[derive(Module, Debug)]
pub enum Cell {
    Lstm(Lstm),
    Gru(Gru),
    Rnn(Rnn),
    Fused(Fused),
}

#[derive(Module, Debug)]
pub struct Net {
    pub cell: Cell,
    pub head: Linear,
}

#[derive(Clone, Copy)]
pub struct Shape {
    pub cell: u32,
    pub variant: u32,
    pub i: usize,
    pub h: usize,
}

pub struct W<'a> {
    pub ih: &'a [f32],
    pub hh: &'a [f32],
    pub bih: &'a [f32],
    pub bhh: &'a [f32],
}

pub fn t2(data: Vec<f32>, r: usize, c: usize, d: &Device) -> Tensor<2> {
    Tensor::from_data(TensorData::new(data, [r, c]), d)
}
pub fn t1(data: Vec<f32>, d: &Device) -> Tensor<1> {
    let n = data.len();
    Tensor::from_data(TensorData::new(data, [n]), d)
}

/// rows [g*h, (g+1)*h) of a [G*H, C] matrix, transposed to burn's [C, H]
pub fn block_t(w: &[f32], g: usize, h: usize, c: usize) -> Vec<f32> {
    let mut out = vec![0.0; h * c];
    for r in 0..h {
        let row = &w[(g * h + r) * c..(g * h + r + 1) * c];
        for (k, v) in row.iter().enumerate() {
            out[k * h + r] = *v;
        }
    }
    out
}
pub fn unblock_t(src: &[f32], dst: &mut [f32], g: usize, h: usize, c: usize) {
    for r in 0..h {
        let row = &mut dst[(g * h + r) * c..(g * h + r + 1) * c];
        for (k, v) in row.iter_mut().enumerate() {
            *v = src[k * h + r];
        }
    }
}

pub fn linear(w: Vec<f32>, c: usize, h: usize, b: &[f32], d: &Device) -> Linear {
    Linear { weight: Param::from_tensor(t2(w, c, h, d)), bias: Some(Param::from_tensor(t1(b.to_vec(), d))) }
}

pub fn gate(s: Shape, w: &W, g: usize, d: &Device) -> GateController {
    GateController {
        input_transform: linear(block_t(w.ih, g, s.h, s.i), s.i, s.h, &w.bih[g * s.h..(g + 1) * s.h], d),
        hidden_transform: linear(block_t(w.hh, g, s.h, s.h), s.h, s.h, &w.bhh[g * s.h..(g + 1) * s.h], d),
    }
}

pub fn build(s: Shape, w: &W, d: &Device) -> Cell {
    if s.variant == 1 {
        let g = gates(s.cell) * s.h;
        return Cell::Fused(Fused {
            w_ih: Param::from_tensor(t2(block_t(w.ih, 0, g, s.i), s.i, g, d)),
            w_hh: Param::from_tensor(t2(block_t(w.hh, 0, g, s.h), s.h, g, d)),
            b_ih: Param::from_tensor(t1(w.bih.to_vec(), d)),
            b_hh: Param::from_tensor(t1(w.bhh.to_vec(), d)),
            cell: s.cell as usize,
            hidden: s.h,
        });
    }
    let init = burn::nn::Initializer::Zeros;
    match s.cell {
        LSTM => {
            let mut m = LstmConfig::new(s.i, s.h, true).with_initializer(init).init(d);
            m.input_gate = gate(s, w, 0, d);
            m.forget_gate = Some(gate(s, w, 1, d));
            m.cell_gate = gate(s, w, 2, d);
            m.output_gate = gate(s, w, 3, d);
            Cell::Lstm(m)
        }
        GRU => {
            let mut m = GruConfig::new(s.i, s.h, true).with_reset_after(true).with_initializer(init).init(d);
            m.reset_gate = gate(s, w, 0, d);
            m.update_gate = gate(s, w, 1, d);
            m.new_gate = gate(s, w, 2, d);
            Cell::Gru(m)
        }
        _ => {
            let mut m = RnnConfig::new(s.i, s.h, true).with_initializer(init).init(d);
            m.gate = gate(s, w, 0, d);
            Cell::Rnn(m)
        }
    }
}

impl Fused {
    /// `keep` (inference): every h_t, input projection hoisted out of the loop. With a tape the projection stays
    /// inside: the gradient of each of the T slices would be a zero-padded full-size tensor, O(T^2) traffic.
    pub fn run(&self, x: Tensor<3>, keep: bool) -> (Vec<Tensor<2>>, Tensor<2>) {
        let [b, t, i] = x.dims();
        let (n, d) = (self.hidden, x.device());
        let (w_ih, w_hh) = (self.w_ih.val(), self.w_hh.val()); // [I, G*H] and [H, G*H]: contiguous as the matmul wants them
        let (b_ih, b_hh) = (self.b_ih.val().unsqueeze::<2>(), self.b_hh.val().unsqueeze::<2>());
        // LSTM and RNN only ever need the sum of the biases
        let b_ih = if self.cell as u32 == GRU { b_ih } else { b_ih + b_hh.clone() };
        let g = gates(self.cell as u32) * n;
        let all_x = keep.then(|| {
            let xt = x.clone().swap_dims(0, 1).reshape([t * b, i]);
            xt.matmul(w_ih.clone()) + b_ih.clone()
        });
        let mut h = Tensor::<2>::zeros([b, n], &d);
        let mut c = Tensor::<2>::zeros([b, n], &d);
        let mut all = Vec::with_capacity(if keep { t } else { 0 });
        let part = |g: &Tensor<2>, k: usize| g.clone().slice([0..b, k * n..(k + 1) * n]);
        for k in 0..t {
            let gx = match &all_x {
                Some(a) => a.clone().slice([k * b..(k + 1) * b, 0..g]),
                None => {
                    let x_t = x.clone().slice([0..b, k..k + 1, 0..i]).squeeze_dim::<2>(1);
                    x_t.matmul(w_ih.clone()) + b_ih.clone()
                }
            };
            let gh = h.clone().matmul(w_hh.clone());
            h = match self.cell as u32 {
                LSTM => {
                    let g = gx + gh;
                    let (i, f) = (sigmoid(part(&g, 0)), sigmoid(part(&g, 1)));
                    let (z, o) = (part(&g, 2).tanh(), sigmoid(part(&g, 3)));
                    c = f * c + i * z;
                    o * c.clone().tanh()
                }
                GRU => {
                    let gh = gh + b_hh.clone();
                    let r = sigmoid(part(&gx, 0) + part(&gh, 0));
                    let z = sigmoid(part(&gx, 1) + part(&gh, 1));
                    let nn = (part(&gx, 2) + r * part(&gh, 2)).tanh();
                    nn.clone() + z * (h - nn)
                }
                _ => (gx + gh).tanh(),
            };
            if keep {
                all.push(h.clone());
            }
        }
        (all, h)
    }
}

/// all h_t as [B,T,H]
pub fn forward_all(cell: &Cell, x: Tensor<3>) -> Tensor<3> {
    match cell {
        Cell::Lstm(m) => m.forward(x, None).0,
        Cell::Gru(m) => m.forward(x, None),
        Cell::Rnn(m) => m.forward(x, None).0,
        Cell::Fused(m) => Tensor::stack(m.run(x, true).0, 1),
    }
}

/// h_T as [B,H]
pub fn forward_last(cell: &Cell, x: Tensor<3>) -> Tensor<2> {
    match cell {
        Cell::Lstm(m) => m.forward(x, None).1.hidden,
        Cell::Gru(m) => {
            let [b, t, _] = x.dims();
            let all = m.forward(x, None);
            let n = m.d_hidden;
            all.slice([0..b, t - 1..t, 0..n]).squeeze_dim::<2>(1)
        }
        Cell::Rnn(m) => m.forward(x, None).1.hidden,
        Cell::Fused(m) => m.run(x, false).1,
    }
}
