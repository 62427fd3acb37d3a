### Gatescope's words in English (Project Fluent, https://projectfluent.org).
### Every key exists in every language with the same variables; a test holds that.
### Numbers arrive formatted for the language; symbols of equations are not translated.

## The page

app-title = Gatescope
app-tagline = See LSTM, GRU and tanh-RNN cells work, step by step, with their true gradients.
app-skip = Skip to the stage
app-undo = Undo
app-redo = Redo
app-reset = Back to the preset
app-copy-link = Copy the link to this picture
app-copied = Link copied
app-copy-failed = The link could not be copied; it is in the address bar.
app-computing = Computing …
app-close = Close
app-how-to-read = How to read this
app-show-table = Show as a table
app-language = Language
app-language-en = English
app-language-it = Italiano
app-theme = Theme
theme-system = As the system
theme-light = Light
theme-dark = Dark
number-nan = not a number

## Experiment rail

rail-title = Experiment
rail-sequence = Sequence
rail-cells = Cells
rail-cell-column = Column { $column }
rail-cell-add = Add a column
rail-length-help = Number of time steps. The longer the sequence, the further the gradient has to travel.
rail-hidden-help = Number of units of each cell: rows of each heat map.
rail-seed = Seed
rail-seed-help = The same seed draws the same weights and the same sequence, on every machine.
rail-seed-new = Draw another seed
rail-scale-help = Multiplies the initial recurrent weights. Small makes gradients vanish; large can make them explode.
rail-loss = Loss
rail-parameters = { $count ->
    [one] { $count } parameter
   *[other] { $count } parameters
}

loss-last = Readout of the last step, w·h_T
loss-last-help = A fixed random combination of the last hidden state: nothing but the cell shapes the gradient.
loss-last-squared = Squared error of the last answer
loss-last-squared-help = Only the last wanted answer counts: one gradient starts there.
loss-every-squared = Squared error of every answer
loss-every-squared-help = Every wanted answer counts: a gradient starts at each of their steps, and they add up.

## Tasks

task-recall = Delayed recall
task-recall-about = The first symbol decides the answer at the last step; between them there are only blanks.
task-impulse = Impulse
task-sine = Sine
task-adding = Adding
task-latch = Two sequences
task-adding_signed = Adding, −1 to 1
task-order = Temporal order
task-order3 = Temporal order of three
task-copy = Copy memory
task-reber = Embedded Reber grammar
task-reber_stream = Continual Reber stream
task-anbn = Counting aⁿbⁿ
task-numbers = Own numbers
task-table = Own table
task-text = Own text

## Cells

cell-lstm = LSTM
cell-lstm-about = Long short-term memory: a cell state that is kept, written and read through three gates.
cell-gru = GRU
cell-gru-about = Gated recurrent unit: one state, mixed by an update gate; a reset gate decides how much of the past the candidate sees.
cell-elman = tanh RNN
cell-elman-about = The plain recurrent network: the whole state is rewritten at each step.
cell-lstm_peephole = LSTM with peepholes
cell-lstm_peephole-about = An LSTM whose gates also look at the cell state.
cell-mgu = MGU
cell-mgu-about = Minimal gated unit: a GRU with a single gate for both of its uses.
cell-with-flag = { $cell }, { $flag }
flag-reset-before = reset before the product
flag-z-updates = z updates
flag-z-updates-about = The update gate scales what is written, and 1 − z what is kept (Chung et al. 2014 and many textbooks); otherwise z is the share that is kept (Cho et al. 2014, PyTorch, Keras).

## Terms of the field, one for each node of a cell

term-input = input
term-input-gate = input gate
term-forget-gate = forget gate
term-output-gate = output gate
term-reset-gate = reset gate
term-update-gate = update gate
term-candidate = candidate
term-cell-state = cell state
term-hidden-state = hidden state
term-pre-activation = pre-activation
term-kept = kept
term-written = written
term-recurrent-part = part from the previous state
term-reset-part = part after the reset
term-squashed-cell = cell state, through tanh
term-output = output

## Lanes of the stage

lane-input = Input x
lane-input-read = What the cell reads at each step.
lane-gate = { $term } { $symbol }
lane-gate-read = One row for each unit, one column for each step. Faint is closed (0), strong is open (1).
lane-kept-read = The forget gate's value is the fraction that is kept: 1 keeps all, 0 erases.
lane-state-read = One row for each unit, one column for each step. Brown is negative, teal positive; the neutral colour is 0.
lane-output = Output against target
lane-output-read = The line is the cell's answer, the marks are what was asked for.
lane-gradient = Gradient ∂L/∂{ $symbol }
lane-gradient-read = How much the loss would change with each unit at each step, on a logarithmic scale: every shade is a factor. Read it from right to left, as it is computed.
lane-value = value

## Axes

axis-time = time step t
axis-gradient = gradient norm ‖∂L/∂hₜ‖
axis-back = the gradient travels back
axis-loss-step = loss of step s
axis-state-step = state of step t

## Gradient chart

gradient-title = How much of the gradient reaches each step?
gradient-read = Each line is the size of the gradient reaching step t, on an absolute logarithmic scale. It starts at the right, where the loss is, and travels left. A straight fall is an exponential loss; where it meets a floor, the number format rounds it to nothing.
gradient-falls = { $cell }: falls ×{ $factor } per step: half gone every { $half } steps; { $orders } orders of magnitude over { $steps } steps.
gradient-grows = { $cell }: grows ×{ $factor } per step: doubles every { $double } steps; { $orders } orders of magnitude over { $steps } steps.
gradient-uneven = { $cell }: { $orders } orders of magnitude { $way ->
    [gained] gained
   *[lost] lost
 } over { $steps } steps, but not evenly; the fitted line alone, ×{ $factor } per step, { $line ->
    [gained] gains
   *[lost] loses
 } { $fitted }.
gradient-constant = { $cell }: keeps its size over { $steps } steps.
gradient-zero = { $cell }: exactly zero over all { $steps } steps.
gradient-partly-zero = { $cell }: exactly zero at { $zeros } of { $steps } steps.
gradient-not-finite = { $cell }: on its way back, no longer finite at step { $step }.
gradient-too-short = { $cell }: too few steps to measure a rate.
gradient-fitted = Fitted by least squares on log₁₀ of the norms, steps { $from } to { $to }.
gradient-floor-normal = { $format } loses digits below { $value }
gradient-floor-zero = { $format } ends at { $value }
gradient-floor-below = { $format } ends at { $value }, below this range
gradient-all-zero = Every gradient is exactly zero.
gradient-exploded = not finite

## Transport

transport-title = Time
transport-first = First step
transport-back = One step back
transport-play = Play
transport-pause = Pause
transport-forward = One step forward
transport-last = Last step
transport-scrub = Time step
transport-position = Step { $step } of { $steps }
transport-speed = Speed
transport-phase = Phase within the step
phase-gates = gates
phase-candidate = candidate
phase-state = state
phase-output = output
phase-loss = loss
direction-title = Direction
direction-forward = Forward pass
direction-forward-help = Values flow from the input to the state, from step 1 to T.
direction-backward = Backward pass
direction-backward-help = Gradients flow back through the same cell, from step T to 1: backpropagation through time.

## The cell's diagram

diagram-forward = The numbers are the values at this step, for unit { $unit }.
diagram-mean = The numbers are means over all units.
diagram-backward = The numbers are the gradients at this step, for unit { $unit }.
diagram-alt = Diagram of the { $cell } cell at step { $step }: { $nodes }.
diagram-node = { $term } { $symbol } is { $value }

## Text alternatives

alt-heat-map = Heat map of { $title }: { $units ->
    [one] { $units } unit
   *[other] { $units } units
} over { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}. From { $low } to { $high }; the largest is unit { $unit } at step { $step }.
alt-line = Line chart of { $title } over { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}: from { $first } at the first step to { $last } at the last; between { $low } and { $high }, highest at step { $step }.
alt-trend-rises = It rises.
alt-trend-falls = It falls.
alt-trend-level = It stays level.
alt-trend-varies = It goes up and down.
alt-not-finite = { $count ->
    [one] One value is not finite.
   *[other] { $count } values are not finite.
}
alt-all-zero = Every value is exactly zero.
alt-zeros = { $count ->
    [one] One value is exactly zero.
   *[other] { $count } values are exactly zero.
}
alt-empty = There is nothing to show yet.
alt-curves = Chart of { $title } over { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}, on a logarithmic scale. { $sentences }
alt-curve = { $name }: from { $first } at the first step to { $last } at the last; between { $low } and { $high }.
alt-triangle = Triangular heat map of { $title } for the losses and the states of { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}, on a logarithmic scale. From { $low } to { $high }; the largest is the loss of step { $loss } at the state of step { $state }.
alt-gradient = Chart of the gradient norm over { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}, on a logarithmic scale. { $sentences }
table-caption-every = { $title }, as numbers: one step in { $every }
table-loss-state = Loss s, state t

## Messages

error-title = This could not be used
error-keep = The last good picture is kept.
error-crash = Gatescope stopped: { $message }
error-reload = Load the page again
lab-loading = Loading …
lab-failed-title = A part of Gatescope did not arrive
lab-failed = Everything else goes on. Try again when you are connected; after an update of this site, load the page again.
lab-retry = Try again
message-explosion = { $cell } is no longer finite from step { $step } on. Lower the recurrent weight scale, or shorten the sequence.
error-task-steps = { $task } cannot have { $steps } steps: choose a length from { $min } to { $max }.
error-task-content = { $task } was given content of another kind: choose its own numbers or text.
error-numbers-empty = There is no number yet: type at least one, such as 0.5.
error-numbers-many = There are more than { $max } numbers: remove some.
error-number-invalid = Entry { $position }, “{ $token }”, is not a number: write it as 0.5 or -2.
error-number-ambiguous = Entry { $position }, “{ $token }”: the comma may separate numbers or mark decimals. Separate with a semicolon or a space, or write decimals with a point.
error-number-range = Entry { $position }, “{ $token }”, is outside { $min } to { $max }.
error-text-empty = The text is empty: type at least one character.
error-text-long = The text has more than { $max } characters: shorten it.
error-text-alphabet = Character { $position }, “{ $character }”, is one more than the { $max } different characters that fit.

## What was amiss in a link

report-title = Notes on the link
report-key-unknown = “{ $key }” is not known to this version; it is kept and ignored.
report-keys-dropped = The link has more unknown keys than are kept; the rest, from “{ $key }” on, is dropped.
report-key-duplicate = “{ $key }” stands more than once; the last one counts: { $used }.
report-key-unused = “{ $key }” is not used by the task { $used }.
report-value-invalid = “{ $key }={ $given }” cannot be read. Allowed: { $range }. Used instead: { $used }.
report-value-range = “{ $key }={ $given }” is out of range. Allowed: { $range }. Used instead: { $used }.
report-choice-unknown = “{ $key }={ $given }” is none of { $range }. Used instead: { $used }.
report-too-many = “{ $key }” has too many entries (allowed: { $range }); these are used: { $used }.
report-text-alphabet = The text “{ $given }” has too many different characters (allowed: { $range }); its beginning is used: { $used }.
report-encoding = The value of “{ $key }” is not encoded as links are; it is read as { $used }.
report-version-newer = The link is of a newer version ({ $given }); this page reads version { $used }, as well as it can.
report-more = There were more notes; only the first are listed.

## What was amiss in a file that was opened


## The cells' stage

short-input = input
short-input-gate = input
short-forget-gate = forget
short-output-gate = output
short-reset-gate = reset
short-update-gate = update
short-candidate = candidate
short-cell-state = cell
short-hidden-state = hidden
short-output = output
stage-no-gates = No gates: the whole state is rewritten at every step.
stage-no-cell = no cell state apart from
stage-step = step
stage-shared = Same scales in all columns:
stage-numbers-of = Numbers of
stage-unit-mean = all units (mean)
stage-unit-one = unit { $unit } of { $units }
stage-diagram-read = The diagrams show how each cell computes one step: boxes are gates (solid) and candidates (dashed), the thick line is the state. In the backward pass the arrows turn round and the numbers are gradients.
stage-values-read = The numbers at the right are those at the cursor: of the chosen unit, or the mean over all units and, for gradients, the length of the vector.
stage-how-far = How far back does the gradient reach?
scale-gates = gates
scale-states = candidates and states
scale-cell = { " " }(cell: ±{ $limit })
scale-gradients = gradients
diagram-norm = The numbers are the lengths of the gradients over all units.
finding-per-step = per step
finding-falls = half gone every { $life } steps; { $orders } orders of magnitude over { $steps } steps.
finding-grows = doubles every { $life } steps; { $orders } orders of magnitude over { $steps } steps.
finding-uneven = { $orders } orders of magnitude { $way ->
    [gained] gained
   *[lost] lost
 } over { $steps } steps, but not evenly: the fitted line alone { $line ->
    [gained] gains
   *[lost] loses
 } { $fitted }.
finding-constant = keeps its size over { $steps } steps.
finding-partly-zero = Exactly zero at { $zeros } of { $steps } steps.
finding-zero = exactly zero at all { $steps } steps.
finding-not-finite = no longer finite from step { $step } back.
finding-too-short = too few steps to measure a rate.

## The page's controls

page-title = Gatescope: { $cells }
app-tools = Page
app-rail = Show or hide the experiment
app-copy-short = Copy link
app-present = Present: large type, fewer controls
app-present-short = Present
app-help = Help: how to read this, and the keyboard
theme-contrast = High contrast
error-engine = The engine refused the sizes: { $message }.
error-worker = The computation stopped: { $message }.
rail-summary = { $task }, { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}, { $units ->
    [one] { $units } unit
   *[other] { $units } units
}, seed { $seed }
rail-length-name = Length
rail-length-value = { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}
rail-length-fixed = One step for each character of the text, or for each row of the table.
rail-hidden-name = Hidden size
rail-hidden-value = { $units ->
    [one] { $units } unit
   *[other] { $units } units
}
rail-seed-wrong = The seed is a whole number from 0 to { $max }.
rail-start = Initial weights
rail-recurrent = Recurrent scale
rail-keep-bias = Forget bias
rail-keep-bias-help = Bias of the gate that keeps: the forget gate of an LSTM, the update gate of a GRU. It is added before σ; raising it keeps more of the state from step to step.
rail-kept = Keeps { $share } per step:
rail-kept-half = half gone in { $half } steps
rail-kept-help = The share σ(b) that the gate keeps when nothing else acts on it, and its half-life, ln ½ / ln σ(b). What really happens is measured beside the chart.
rail-kept-none = None of these cells has a gate that keeps.
rail-cell-options = Options of { $cell }
rail-loss-none = This sequence asks for no answer, so only the readout has a gradient.
direction-forward-short = Forward
direction-backward-short = Backward
direction-pass = pass
transport-play-back = Play backward
transport-step = step
transport-of = of { $steps }
transport-rate = { $rate }/s
transport-speed-help = Steps per second. The two slowest speeds show each phase within the step.
error-no-words = The words of that language could not be loaded; the page goes on in English. Try again when you are connected.

## How the cells start and run

rail-init = Weights
init-uniform = uniform ±1/√H
init-uniform-about = Every weight and bias is drawn evenly from −1/√H to 1/√H: PyTorch’s default.
init-glorot = Glorot
init-orthogonal = orthogonal
init-identity = identity
init-gaussian = Gaussian 1/√H
bias-chrono = chrono
bias-chrono-use = Chrono: one memory span per unit
bias-chrono-about = The bias is the logarithm of a span drawn evenly from 1 to T − 1, and the gate that writes gets its negative: each unit remembers for a time of its own (Tallec and Ollivier 2018).
rail-kept-chrono = Each unit keeps for a span of its own, from 1 to { $steps } steps.
rail-precision = Number format
prec-f64 = f64
prec-f64-about = Double precision: what is shown everywhere else.
prec-f32 = f32
prec-f16 = f16
prec-bf16 = bf16
ablation-no-gate = no { $term } ({ $symbol } = 1)
ablation-linear = { $term } without tanh
ablation-coupled = coupled gates: { $keeper } = 1 − { $writer }
## Beside the gradient chart's lines

beside-unchanged = unchanged
beside-along = along the state alone
beside-through = through the gates
beside-theory = theory

## What differs between the columns

differ = Different here: { $what }. All else is the same.
differ-row = { $name }: { $values }
differ-none = The columns are the same in everything.
rail-cells-one = Cell
change-list-short = Changes
cell-trained = after { $updates } updates
cell-changes = { $count ->
    [one] { $count } change inside
   *[other] { $count } changes inside
}

## The laboratory

lab-title = Laboratory
lab-map = Which loss reaches which step

## What the gradient chart shows

show-title = What the chart shows of each cell
show-total = the whole ∂L/∂h
show-paths-h = ∂L/∂h by path
show-paths-c = ∂L/∂c by path
theory-about = The product of the gates that keep, or for the tanh RNN the bound (γ·σ_max)^k: what textbooks say, beside what is measured.
paths-read = By path (of h where a cell has no cell state): the gradient splits exactly into what travels along the state alone and what goes through the gates and the hidden state; both add up to the whole line. For an LSTM the first is the product of the forget gates, and it is not the whole story.
axis-gradient-cell = gradient norm ‖∂L/∂cₜ‖
inspector-title = Where this number comes from
