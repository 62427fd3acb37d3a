### The laboratory's words in English: what is said only once the lab is there.

## Keyboard sheet

keys-title = Keyboard
keys-space = Play or pause
keys-arrows = One step back or forward
keys-home-end = First or last step
keys-shift-arrows = Previous or next phase within the step
keys-help = Show or hide this sheet
keys-escape = Close the sheet or the arithmetic
keys-direction = Forward or backward pass
keys-undo = Undo, redo
key-space = Space
key-home = Home
key-end = End
key-shift = Shift
key-escape = Esc

## Holding a value inside a cell

hold-title = Hold it
hold-zero = at 0
hold-one = at 1
hold-here = at { $value }, as here
hold-curve = along a curve
hold-value = Value
hold-units = Units
hold-steps = Steps
hold-draw = Draw the curve
hold-this-unit = this unit only
hold-all-units = all units
hold-this-step = this step only
hold-all-steps = all steps

## What is typed and cannot be used

field-no-number = “{ $text }” is not used: it is no number from −1 000 000 to 1 000 000, such as 0.5 or -2e-3. The last good one stays.
field-no-units = “{ $text }” is not used: units are written 3, 2-4 or 2-4,7, from 1 to { $most }; nothing stands for all. The last good ones stay.
field-no-steps = “{ $text }” is not used: steps are written 3 or 2-4, from 1 to { $most }; nothing stands for all. The last good ones stay.

## Where numbers end

trouble-title = Numbers that ended
trouble-forward = { $cell }: { $symbol } is no longer a finite number from step { $step } on; what follows from it is not shown as a number.
trouble-backward = { $cell }: the gradient of { $symbol } is no longer a finite number at step { $step } and before.
trouble-growth = Its norm grew from { $low } to { $high }.
trouble-go = Go to that step
trouble-clip = Clip the gradient at 1
trouble-scale = Halve the recurrent scale
trouble-orthogonal = Orthogonal weights

## Sheets, options and editors

app-local = Everything is computed on this device; nothing you enter leaves it.
rail-numbers = Your numbers
rail-numbers-help = Separated by spaces or commas: one for each step.
rail-table = Your table
rail-table-file = Or from a file
rail-table-target = Target column
rail-table-no-target = none
rail-table-normalise = Normalise the inputs
rail-table-normalise-help = Each input column is moved to mean 0 and scaled to variance 1 over the steps that are taken.
rail-table-steps = Steps
rail-table-steps-help = Which rows are taken, from 1; at most 500.
rail-table-from = First row taken
rail-table-to = Last row taken
rail-table-read = Read: { $steps ->
    [one] { $steps } row
   *[other] { $steps } rows
}, { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
}; { $layout }, decimal { $mark ->
    [comma] comma
   *[point] point
}.
rail-table-unnamed = The first row is numbers, so the columns are named x1, x2 …
rail-table-left-out = Left out, for want of numbers: { $names }.
rail-layout-comma = separated by commas
rail-layout-semicolon = separated by semicolons
rail-layout-tab = separated by tabs
rail-layout-spaces = separated by spaces
rail-layout-json = JSON
error-table-size = The table has { $rows } rows and { $columns } input columns: give 1 to { $rows-max } rows and 1 to { $columns-max } columns.
error-table-row = Row { $row } has { $got } cells where { $want } are expected: complete it or take it out.
error-table-name = “{ $name }” cannot name a column: use a short word without commas, semicolons and quotes that is no number.
error-table-cell = Row { $row }, column { $column }: “{ $token }” is no number from { $min } to { $max }. Write it as 0.5 or -2.
error-read-empty = There is no row of numbers yet: paste a table with one row for each step.
error-read-large = The table has { $bytes } bytes, and { $most } are read: take out what is not needed.
error-read-json = Line { $line }, character { $column }: not the JSON of a table. Write a list of lists or of records.
error-read-row = { $unit ->
    [record] Record
   *[line] Line
} { $line } has { $got } cells and the first row { $want }: complete it or take it out.
error-read-missing = { $unit ->
    [record] Record
   *[line] Line
} { $line }, column “{ $column }”: the number is missing. Fill it in, take the row out, or make the column the target.
error-read-number = { $unit ->
    [record] Record
   *[line] Line
} { $line }, column “{ $column }”: “{ $token }” is not a number. Write it as 0.5 or -2.
error-read-range = { $unit ->
    [record] Record
   *[line] Line
} { $line }, column “{ $column }”: { $token } is outside { $min } to { $max }. Use another unit or normalise.
error-read-no-target = There is no column “{ $name }”: choose one of the table’s.
error-read-rows = There are more than { $most } rows: choose which steps to take.
error-read-no-steps = The table has no steps from { $from } to { $to }: choose steps that it has.
error-read-columns = There are { $got } input columns, and there may be 1 to { $most }: take some out or choose another target.
rail-text = Your text
rail-text-help = Each character becomes one step, as a one-hot vector.
rail-draw = Draw the sequence
rail-draw-help = Drag, or use the arrow keys: left and right choose a step, up and down change its value.
flag-reset-before-about = The reset gate acts on the state before it is multiplied by the recurrent weights (Cho et al. 2014); otherwise on the product (PyTorch, cuDNN).
table-caption = { $title }, as numbers
table-step = Step t
table-unit = Unit { $unit }
rail-cell-remove-short = Remove this column
rail-draw-value = Step { $step } of { $steps }: { $value }
key-control = Ctrl or ⌘
keys-present = Presenter mode
help-title = How to read Gatescope
help-reading = Reading the page
help-stage = Each column is one cell; all of them read the same sequence. Time runs from left to right on one axis, and the cursor marks one step in every picture at once. Choose a unit under the pictures to see its numbers; otherwise they are means over all units.
help-gates = A gate is a value between 0 (closed) and 1 (open) for each unit: one row for each unit, one column for each step. The forget gate of an LSTM and the update gate of a GRU say how much of the state is kept.
help-states = Candidates and states lie on both sides of 0. A state that keeps its colour along the row is memory.
help-gradients = The lanes at the bottom show how much the loss would change if that number changed: the true derivative, computed by backpropagation through time and drawn on a logarithmic scale.
help-chart = The chart adds the gradient up to one number per step, its norm, on an absolute logarithmic axis. The loss is at the right; the gradient travels to the left. A straight fall is an exponential loss, and its factor per step is measured beside the chart.
help-backward = The backward pass plays the gradient's own journey, from the last step to the first.
help-exact = Everything shown is computed on this device in 64-bit arithmetic; the same link gives the same bits in every browser. Nothing is smoothed, and nothing is drawn that was not computed. The weights are random and not trained: what you see is what a cell can do before it has learnt anything.
own-settings = Settings of its own
own-settings-about = This column starts and runs with its own weights, scale, bias and number format; the others keep the common ones.
ablation-about = Takes this part out of the equations. Everything follows: values, gradients and the drawing.
change-list = Changed inside this cell
change-remove = Take back: { $change }
change-beside = Show the unchanged cell beside it
change-none = Take back all changes

## The inspector

inspector-back = Back to the number before
inspector-forward = Forward to the number after
inspector-close = Close the arithmetic
inspector-value = { $term }, unit { $unit }, step { $step }
inspector-before = { $term }, unit { $unit }, before the first step
inspector-input = input { $row }, step { $step }
inspector-weight = parameter, a number of { $tensor }
inspector-all-digits = Show all digits
inspector-few-digits = Show six digits
inspector-at = at
inspector-step = step
inspector-step-before = Previous step
inspector-step-after = Next step
inspector-unit = unit
inspector-unit-before = Previous unit
inspector-unit-after = Next unit
inspector-channel = input
inspector-channel-before = Previous input
inspector-channel-after = Next input
inspector-row = row
inspector-row-before = Previous row
inspector-row-after = Next row
inspector-column = column
inspector-column-before = Previous column
inspector-column-after = Next column
inspector-no-cell = “{ $place }”: there is no column { $given } of cells; columns are 1 to { $most }.
inspector-no-node = “{ $place }”: { $cell } has no “{ $given }”; it has { $known }.
inspector-no-unit = “{ $place }”: there is no unit { $given }; units are 1 to { $most }.
inspector-no-step = “{ $place }”: there is no step { $given }; steps are { $first } to { $most }.
inspector-no-channel = “{ $place }”: there is no input { $given }; inputs are 1 to { $most }.
inspector-no-row = “{ $place }”: there is no row { $given }; rows are 1 to { $most }.
inspector-no-column = “{ $place }”: there is no column { $given } in this matrix; columns are 1 to { $most }.
inspector-unreadable = “{ $place }” does not name a number: write 1:h[1]@1 for unit 1 of h at step 1 in column 1, or 1:U_f[1,2] for a weight.
inspector-instead = Choose a number in a lane, or begin here:
inspector-made = What made it
inspector-given = It is given: nothing in the cell computes it.
inspector-given-weight = It is drawn from the seed, or set by hand: nothing in the cell computes it.
inspector-one = The gate was taken out: it is 1.
inspector-held = Held at { $value }; it depends on nothing. Its equation would give { $computed }.
inspector-slope = Slope there: { $slope }. The flatter, the less gradient passes.
inspector-slope-short = slope { $slope }
inspector-curve = The curve of { $name } with the point at { $x }, its value { $y } and its tangent of slope { $slope }
inspector-more = Show all { $count } terms
inspector-fewer = Show fewer terms
inspector-rest = { $count } smaller terms together
inspector-moved = What it moves
inspector-seed = seen by the loss itself
inspector-nothing = Nothing that the loss sees depends on it.
inspector-clipped = The gradient that arrived, { $norm } long, was clipped to { $most }.
inspector-stop-held = (held: nothing passes)
inspector-stop-cut = (cut: nothing passes)
inspector-set-weight = Set this weight
inspector-set-help = Type a number from −1 000 000 to 1 000 000; anything else changes nothing.
inspector-drawn = Back to the drawn value
keys-inspect = Open the arithmetic of the hidden state at the cursor

## Conventions

conventions-read = The same cell as frameworks and papers write it. What differs is marked; where weights can be taken over so that the outputs are the same, both cells were run on the sequence on screen and the largest difference is told.
conventions-choose = Convention
conventions-is-equal = equal
conventions-is-different = different
conventions-nobody = No framework or paper here has any of these cells.
conventions-none = { $name } has no such cell.
conventions-waiting = Same outputs after mapping the weights; the largest difference is being computed …
conventions-exact = Same outputs after mapping the weights: over { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
} no bit of h differs.
conventions-equal = Same outputs after mapping the weights: over { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
} the largest difference of h is { $error }, from rounding alone.
conventions-different = Other outputs, whatever the weights:
conventions-failed = Could not be compared: { $message }
conventions-ours = Here
conventions-relation = Equal or not
conventions-only-here = Only here: { $part }.
conventions-only-there = Only there: { $part }.
conventions-reset-here = The reset gate acts here on the state before it is multiplied, U_n (r ⊙ h), and there on the product, r ⊙ (U_n h + b_hn).
conventions-reset-there = The reset gate acts here on the product, r ⊙ (U_n h + b_hn), and there on the state before it is multiplied, U_n (r ⊙ h).
conventions-take = To take the weights over
conventions-option = Choose { $option } there.
conventions-as-they-are = The numbers go over as they are.
conventions-order = Put the gates in the order { $theirs }; here it is { $ours }.
conventions-transposed = Exchange rows and columns of the matrices.
conventions-summed = Add the two biases of each gate: b = b_i + b_h.
conventions-negated = Change the sign of all weights and biases of { $gate }, because σ(−s) = 1 − σ(s).
conventions-names = Other names: { $names }.
conventions-biases = { $count ->
    [one] One bias for each gate there.
   *[other] { $count } biases for each gate there.
}
conventions-stored = Stored there as { $tensors }.
convention-pytorch = PyTorch
convention-keras = Keras
convention-onnx = ONNX
convention-hochreiter-1997 = Hochreiter and Schmidhuber 1997 (no forget gate)
convention-gers-2000 = Gers, Schmidhuber and Cummins 2000
convention-cho-2014 = Cho et al. 2014
convention-chung-2014 = Chung et al. 2014, and many textbooks (z updates)

## Proof

proof-gradients = Check this model
proof-gradients-about = Every gradient on screen comes from backpropagation. Here up to 200 parameters, inputs and initial values of each column are moved a little, the loss is computed again, and the difference quotient (extrapolated) is compared with the analytic derivative.
proof-check = Check the gradients
proof-passes = { $cell }: { $checked } of { $all } derivatives checked, { $agree } agree; { $unresolved } too coarse to tell. Largest relative error { $error }, at { $place }.
proof-fails = { $cell }: of { $checked } derivatives only { $agree } agree. Largest relative error { $error }, at { $place }.
proof-exact-title = What is exact, and what is illustrative
proof-exact = Exact: every value and every gradient is computed from the equations in the number format that is chosen; nothing is smoothed, scripted or normalised. Splits by path add up to the whole to 12 digits.
proof-same-bits = The same scene gives the same bits in every browser: exponential, tanh and σ are the page’s own, and every sum has a fixed order.
proof-references = The project’s tests compare every gate, state, gradient, Jacobian and training step of the reference cases with PyTorch, Keras and ONNX Runtime, in double precision to 10 digits and more.
proof-illustrative = Illustrative: the weights are random and not trained, and the readout is a fixed random direction.
lab-jacobian = Jacobians
lab-start = At the start
lab-conventions = Conventions
lab-proof = Proof
lab-export = Files
lab-stop = Stop

## Files

files-numbers = Every number
files-numbers-about = CSV: one row for each number (column, cell, t, node, unit, value, gradient). JSON: everything with its link; it can be opened again.
files-csv = CSV
files-json = JSON
files-pictures = Pictures
files-pictures-about = Each with its title, legend and the link to this scene, also in the file’s metadata. SVG is sharp at any size; PNG goes into slides and documents. Charts of the laboratory have the same buttons beside their titles.
picture-lane = rows: units; columns: time step t
files-save = { $what }: save as { $format }
files-value = Value
files-gradient = Gradient
files-open = Open a JSON file
files-open-about = The file’s scene is run here and every number compared; a file that does not agree is refused, and the scene stays.
files-choose = File
files-opened = The file was opened: every number in it is what its scene gives here, bit for bit.
files-refused = The file was refused; the reason is below. The scene stays as it was.

## Reach and start

map-read = Each triangle shows how large the gradient of one answer’s loss is at each earlier step: rows are the step s of the loss, columns the step t of the hidden state. Move over a triangle, or move the slider, to see one loss’s horizon in all cells; a click keeps it.
map-choose = Loss at step s
map-row = How far the loss at step { $loss } reaches back
map-axis = ‖∂Lₛ/∂hₜ‖
map-shared = one colour scale for all cells; exact zeros have no colour
map-horizon = { $cell }: { $half }; the share { $share } of it reaches step 1.
map-horizon-zero = { $cell }: { $half }; nothing of it reaches step 1.
map-half-gone = half of the gradient is gone { $back ->
    [one] one step back
   *[other] { $back } steps back
}
map-half-left = more than half of the gradient is left at every step
map-alone = { $cell }: the loss at step 1 reaches only step 1.
map-not-finite = { $cell }: on its way back this loss’s gradient is no longer a finite number.
jacobian-read = How much the last state depends on each state before it: σ_max is the most by which a small change there is stretched or shrunk until step T, the Frobenius norm adds all directions. Of an LSTM’s two states each is taken with the other one held.
jacobian-choose = Which state
jacobian-of-hidden = hidden state
jacobian-of-cell = cell state
jacobian-spectral = σ_max of ∂{ $state }_T/∂{ $state }_t
jacobian-frobenius = Frobenius norm of ∂{ $state }_T/∂{ $state }_t
jacobian-bound = bound
jacobian-falls = { $cell }: σ_max falls from { $from } at step T to { $to } at step 1; { $rate }.
jacobian-grows = { $cell }: σ_max grows from { $from } at step T to { $to } at step 1; { $rate }.
jacobian-halves = going back, half is gone every { $life } steps
jacobian-doubles = going back, it doubles every { $life } steps
jacobian-level = it stays the same
jacobian-uneven = not at one rate
jacobian-zero = { $cell }: σ_max is exactly zero before step T.
jacobian-not-finite = { $cell }: σ_max is no longer a finite number at step { $step } and before.
jacobian-no-state = { $cell } has no cell state.
bound-holds = The bound (γ·σ_max(W))^k over k steps, with γ·σ_max(W) = { $rate }, holds at all { $steps } steps; it is loosest at step { $at }, at { $loose } times what was measured.
bound-broken = The bound (γ·σ_max(W))^k over k steps, with γ·σ_max(W) = { $rate }, does not hold: a change inside the cell takes its ground away.
bound-vanishes = Below 1, the gradient must vanish.
bound-silent = Not below 1, it forces nothing to vanish.
start-read = σ_max and the spectral radius ρ of each recurrent block say how much one step can stretch a state and what stays in the long run. The histograms show each gate’s values over all units and steps: a gate near its ends is saturated and passes hardly any gradient.
start-keeps = { $gate } keeps { $mean } of the { $state } { $symbol } per step on average: at that share, half is gone after { $life } steps (ln ½ / ln { $mean }); unit by unit after { $least } to { $most } steps.
start-keeps-all = { $gate } is 1: the { $state } { $symbol } is kept whole, and half of it is never gone.
start-keeps-nothing = No gate keeps a share of the state: it is made anew at each step.
start-spectra = Recurrent blocks
start-block = Block
start-saturation = { $term }: { $low } % below { $below }, { $high } % above { $above }

## Waiting

lab-waiting = Being computed: { $name }
lab-was-stopped = Stopped: { $name }
lab-stopped = There is no answer: { $message }
lab-begins = beginning …
lab-count-cases = { $done } of { $of } cases
lab-count-pairs = { $done } of { $of } pairs of steps, all cells together
lab-count-steps = { $done } of { $of } parts, all cells together
lab-long = This scene is large; it may take a minute or longer. The page stays usable meanwhile.
lab-again = Compute again

## Reference cases

proof-cases = Reference cases of PyTorch, Keras and ONNX Runtime
proof-cases-about = Small models, computed by these frameworks with all their gates, states, gradients, Jacobians and some steps of training; loaded when you ask. They run here, in your browser, in double and single precision, and every number is compared.
proof-cases-run = Run the reference cases here
proof-cases-missing = The reference cases could not be loaded. Check the connection and run them again.
proof-cases-agree = { $cases } cases, { $numbers } numbers compared in this browser: all within their tolerances.
proof-cases-differ = { $cases } cases, { $numbers } numbers compared in this browser: { $failures } comparisons disagree.
proof-cases-table = Largest relative error of each case, against the largest number of its tensor
proof-cases-case = Case
proof-cases-numbers = Numbers
proof-cases-values64 = Values, f64
proof-cases-gradients64 = Gradients, f64
proof-cases-values32 = Values, f32
proof-cases-gradients32 = Gradients, f32
## What to expect of a task

task-impulse-about = A single 1 at the first step, then zeros.
task-sine-about = A sine wave; the target is its next value.
task-adding-about = Pairs of a value and a marker; two steps are marked, and the answer is the sum of their values.
task-latch-about = The first three values are all 1 or all −1, then comes noise; the answer is which it was.
task-adding_signed-about = Adding with values from −1 to 1.
task-order-about = Two symbols X or Y, far apart among distractors; the answer is their order.
task-order3-about = Three symbols X or Y among distractors: eight orders.
task-copy-about = Ten symbols, blanks, a cue; then the ten symbols are wanted in their order.
task-reber-about = A string of a grammar whose second symbol returns at the end; wanted: the next symbol.
task-reber_stream-about = Strings of the embedded Reber grammar without a pause; wanted: the next symbol.
task-anbn-about = Some a’s, then as many b’s; at each b: does another follow, or the end?
task-numbers-about = The sequence you type or draw.
task-table-about = The table you paste or open, one row per step; the target is its column of that name.
task-text-about = The text you type, one character per step.
task-recall-expect = To learn it, the gradient of the last step must reach the first. See whether it does: in the tanh RNN it usually vanishes on the way, in the gated cells a raised forget bias keeps it alive.
task-impulse-expect = What remains after the impulse is memory and nothing else: watch how fast each state forgets it.
task-sine-expect = For looking, not for scoring: see which units follow the wave and which gates open and close with it.
task-adding-expect = Always answering 1 gives a mean squared error of 1/6. To do better, a cell must hold the first marked value until the second arrives.
task-numbers-expect = Try a spike, a jump, a long silence: the lanes show what each cell makes of it.
task-table-expect = See which column each unit follows, and what of it is still there some rows later.
task-text-expect = See which gates open at spaces, at repeated letters, at the end of a word. The weights are not trained, so the patterns are those of chance.
task-latch-expect = Gated cells learn to hold one bit through noise. The task is easier than it looks: weights drawn at random solve it sooner than training does.
task-adding_signed-expect = Always answering 0 gives a mean squared error of 2/3. Everything else is as in adding.
task-order-expect = Guessing among the four orders costs ln 4 = 1.386 nats. Gated cells learn to classify all of them; the tanh RNN usually stays at chance.
task-order3-expect = Guessing among the eight orders costs ln 8 = 2.079 nats. A cell must hold two symbols until the third arrives.
task-copy-expect = Answering blank and guessing the ten costs 10 ln 8 divided by the number of steps. Over 100 blanks the plain LSTM often stays on that line.
task-reber-expect = Every cell soon learns the string inside. The returning T or P comes last: it alone needs memory over the whole string.
task-reber_stream-expect = Nothing tells the cell where a string begins. Without a forget gate the cell state grows without bound; with one, the LSTM learns to reset itself.
task-anbn-expect = Counting becomes visible: the cell state climbs along the a’s and comes down along the b’s.

## Training

lab-training = Training
training-read = The cells learn the task that is chosen, each from the same batches, in as many workers as the device has cores; length, hidden size, seed and forget bias are those of the experiment. Weights start as PyTorch draws them; parts taken out of a cell stay out, values that are held or set do not count. The sequence on the stage is never learned from: it shows how far the gradient reaches meanwhile.
training-unasked = This sequence asks for no answer, so there is nothing to learn. Choose another one in the experiment: adding, delayed recall, temporal order.
training-play = Train
training-pause = Pause
training-until = Until solved
training-one = One update
training-again = From the beginning
training-stage = Show on the stage
training-charts = Charts and table
training-bar = Training on the stage
training-drawn = Back to drawn weights
training-link = A link does not carry trained weights; a JSON file does.
training-updates = { $updates } updates
training-optimiser = Optimiser
training-adam = Adam
training-rmsprop = RMSProp
training-momentum = SGD with momentum
training-sgd = SGD
training-rate = Learning rate
training-batch = Batch
training-clip = Clipping
training-clip-off = off
training-clip-norm = norm { $most }
training-clip-value = value { $most }
training-window = Gradient over
training-window-whole = all steps
training-seeds = Runs each
training-equal = Equal
training-equal-hidden = hidden size
training-equal-parameters = parameters
training-stopped = { $cell }, seed { $seed }, stopped: { $message }.
training-failed = { $cell }, seed { $seed }, did not get further: { $message }. Nothing is lost: Train goes on from here.
training-losses = What is left of the loss?
training-loss = loss
training-axis = updates
training-baseline = without memory
training-table = { $seeds ->
    [one] One run of each cell.
   *[other] { $seeds } runs of each cell: median (least–most).
 } Loss: the mean over the last 100 updates, each before it was made. Fresh: 256 sequences that were never learned from, tried when a training rests. Right: the class, or a number less than 0.04 away.
training-table-solved = Solved: a loss below { $line }, nine tenths of the way from an answer without memory to the best one.
training-row-hidden = Hidden size
training-row-parameters = Parameters
training-row-bytes = Bytes of state
training-row-forward = µs per step of the batch, forward
training-row-each = … forward, backward and update
training-row-made = Updates made
training-row-mean = Loss
training-row-solved = Solved
training-row-updates = … after updates
training-row-seconds = … after seconds of computing
training-row-fresh = Loss on fresh sequences
training-row-right = Right on fresh sequences
training-row-longer = Loss over { $steps } steps
training-of-all = { $solved } of { $all }
training-verdict = In this setting, over { $seeds ->
    [one] one run
   *[other] { $seeds } runs
 } of each cell and up to { $updates ->
    [one] one update
   *[other] { $updates } updates
 }: { $cells }.
training-told-solved = { $cell } solved the task in { $solved } of { $all }, after { $updates } updates
training-told-unsolved = { $cell } did not solve it, at a loss of { $loss }
training-told-loss = { $cell } came to a loss of { $loss }
training-few-seeds = So few runs do not tell cells apart: take five of each.
training-fewer = { $first } needed fewer updates than { $second } in every run.
training-overlap = The runs of { $first } and { $second } overlap: this does not tell them apart.
training-verdict-limits = Which cell is better depends on data and task: change one thing and look again.
training-save-table = This table as CSV
training-save-losses = Every loss as CSV
training-begin = Train begins; pause whenever you like.
training-moment = After update
training-reach = How far the gradient reaches after { $update } updates
training-maps = How far it reaches at every moment: ‖∂L/∂hₜ‖ on the stage’s sequence, the first seed; a row is a moment and opens it.
training-map-text = { $cell }: the gradient’s reach at { $count } moments of the training, one row each, over the steps of the sequence.
training-kept = { $cell }: the share { $share } of the gradient reaches step 1.
axis-update = update
table-update-step = Update / step
train-learning-rate = Learning rate
train-clip = Clipping
train-momentum = Momentum
train-decay = Decay
train-beta1 = β₁
train-beta2 = β₂
train-epsilon = ε
train-keep-bias = Bias of the gate that keeps
error-train-range = { $setting } is { $got }, outside { $min } to { $max }: choose a value in that range.
error-train-batch = A batch of { $got } sequences is outside 1 to { $most }: choose a number in that range.
error-train-window = A window of { $got } steps is outside 1 to { $most }, the length of the sequence: choose a number in that range.
error-train-memory = These sizes need { $got } numbers at once, and { $most } are allowed: choose fewer steps, units or sequences per batch.
error-train-score = The answers of this task are numbers, not classes: choose the squared error.
error-train-unasked = This sequence asks for no answer: make it longer or choose another task.
error-train-network = This network has { $got } inputs, units and outputs, and { $want } are needed: train it on what it was made for.

## Files that are refused, and choices besides the first

import-large = The file has { $bytes } bytes; at most { $most } are read. Save a comparison with fewer steps or units.
import-json = Line { $line }, column { $column }: this is not JSON. Open the file as it was saved.
import-schema = The file says that it is “{ $given }”; this page reads “{ $wanted }”. Open a comparison that Gatescope saved.
import-missing = “{ $path }” is missing. Open the file as it was saved.
import-kind = “{ $path }” is { $found ->
    [object] an object
    [list] a list
    [number] a number
    [text] a text
    [boolean] true or false
   *[null] null
 }, where { $wanted ->
    [object] an object
    [list] a list
    [text] a text
   *[number] a number
 } is needed. Open the file as it was saved.
import-shape = “{ $path }” is { $given }; the scene of the file's link needs { $wanted }. Correct the shape or the link.
import-length = “{ $path }” does not fill its shape: it has { $given } in place of { $wanted }. Open the file as it was saved.
import-other = “{ $path }” is { $given } in the file; the scene of its link gives { $wanted }. One of the two was changed after saving.
import-value = Column { $column }, { $node }, step { $step }, unit { $unit }: the file says { $given }, the scene of its link gives { $wanted }. One of the two was changed after saving.
import-gradient = Column { $column }, ∂L/∂{ $node }, step { $step }, unit { $unit }: the file says { $given }, the scene of its link gives { $wanted }. One of the two was changed after saving.
import-run = The scene of the file's link does not run: { $message }.
init-glorot-about = Every matrix is drawn evenly from ±√(6/(inputs + outputs)); biases start at 0 (Glorot and Bengio 2010).
init-orthogonal-about = Recurrent matrices are random rotations, which keep every length; inputs as Glorot, biases 0: Keras’ default (Saxe, McClelland, Ganguli 2014).
init-identity-about = Recurrent matrices start as the identity; inputs as Glorot, biases 0 (Le, Jaitly, Hinton 2015).
init-gaussian-about = Recurrent weights are normal with deviation 1/√H, so that the recurrent scale is about their spectral radius; inputs as Glorot, biases 0.
prec-f32-about = Every operation is rounded to single precision: gradients below 1.4 × 10⁻⁴⁵ become exactly 0.
prec-f16-about = Every operation is rounded to half precision: gradients below 6 × 10⁻⁸ become exactly 0, numbers above 65 504 infinite.
prec-bf16-about = Every operation is rounded to bfloat16: the range of f32 with two to three digits.

## Weights

lab-weights = Weights
weights-read = Open a cell that was trained elsewhere: safetensors from PyTorch, npz from Keras, ONNX, or this page’s JSON. The file is read in your browser and goes nowhere; nothing changes before you have seen what becomes what.
weights-choose = A file of weights
weights-looking = Reading …
weights-summary = { $format }, as { $convention } writes it: { $cell }, I = { $input }, H = { $hidden }, { $layers ->
    [one] one layer
   *[other] { $layers } layers
 }, { $directions ->
    [1] one direction
   *[other] both directions
 }.
weights-network = Network
weights-question = Read as
weights-readout = Readout
weights-no-readout = none
weights-gates = gates { $gates }
weights-first = first matrix reads the input
weights-second = first matrix reads the state
weights-layers = layers on top of each other
weights-directions = two directions
weights-warns-not-finite = { $name } holds { $count } numbers that are ∞ or NaN; the cell runs with them.
weights-warns-initial = { $name } is an initial state other than 0; here the cell begins at 0.
weights-warns-activation = The file does not say whether its activation is tanh or ReLU; tanh is taken.
weights-table = What becomes what
weights-head-layer = Layer
weights-head-gate = Gate
weights-head-becomes = Becomes
weights-head-from = From
weights-head-shape = Tensor’s shape
weights-head-dtype = Numbers
weights-ignored = Not used:
weights-ignored-unused = { $name }: belongs to no recurrent layer.
weights-ignored-no-tensor = { $name }: no tensor.
weights-ignored-refused = { $name }: { $reason }.
weights-stack = The stage shows one cell at a time: choose one layer of the stack as the network.
weights-large = This cell has { $hidden } units; the page shows up to { $most }.
weights-width = This cell reads { $input } numbers at each step, the sequence has { $width }. Choose one that fits:
weights-use = Use in column { $column } ({ $cell })
weights-out = Take weights along
weights-out-about = As files that PyTorch, Keras and ONNX Runtime load, or as Python that builds the same cell and runs it on this sequence.
