### The laboratory's words in English: what is said only once the lab is there.

## Keyboard sheet

keys-title = Keyboard
keys-space = Play or pause
keys-arrows = One step back or forward
keys-home-end = First or last step
keys-shift-arrows = Previous or next phase within the step
keys-help = Show or hide this sheet
keys-escape = Close
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
hold-all = all
hold-wrong = Write 3, 2-4 or, for units, 2-4,7; nothing for all.

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
inspector-unit-before = unit −
inspector-unit-after = unit +
inspector-step-before = step −
inspector-step-after = step +
inspector-missing = “{ $place }” is no number of this run: the cell, the unit or the step is not there. Choose a number in a lane, or begin here:
inspector-made = What made it
inspector-given = It is given: nothing in the cell computes it.
inspector-given-weight = It is drawn from the seed, or set by hand: nothing in the cell computes it.
inspector-one = The gate was taken out: it is 1.
inspector-held = Held at { $value }; it depends on nothing. Its equation would give { $computed }.
inspector-slope = Slope there: { $slope }. The flatter, the less gradient passes.
inspector-more = Show all { $count } terms
inspector-fewer = Show fewer terms
inspector-moved = What it moves
inspector-this = this number
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

conventions-read = The same cell as frameworks and papers write it. What differs is marked; where the outputs are the same after mapping the weights, the largest difference was computed here, on the sequence on screen.
conventions-none = No framework or paper here has this cell.
conventions-equal = the same outputs after mapping; largest difference of h here: { $error }
conventions-different = other outputs: these differ for every choice of weights: { $nodes }
conventions-failed = could not be compared: { $message }
conventions-ours = here
conventions-theirs = there
conventions-biases = Bias vectors per gate there: { $count }.
conventions-stored = Stored as
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
proof-references = The project’s tests compare every gate, state, gradient, Jacobian and training step of 26 reference cases with PyTorch, Keras and ONNX Runtime, in double precision to 10 digits and more.
proof-illustrative = Illustrative: the weights are random and not trained, and the readout is a fixed random direction.
lab-stop = Stop
lab-stopped = There is no answer: { $message }

## Files

files-numbers = Every number
files-numbers-about = CSV: one row for each number (column, cell, t, node, unit, value, gradient). JSON: everything with its link; it can be opened again.
files-csv = CSV
files-json = JSON
files-pictures = Pictures
files-pictures-about = SVG with title, legend and the link in its metadata.
files-gradient = Gradient chart
files-open = Open a JSON file
files-open-about = The file’s scene is run here and every number compared; a file that does not agree is refused, and the scene stays.
files-choose = File
files-opened = The file was opened: every number in it is what its scene gives here, bit for bit.
files-refused = The file was refused; the reason is below. The scene stays as it was.

## Reach and start

map-read = Each triangle shows how large the gradient of one answer’s loss is at each earlier step: rows are the step s of the loss, columns the step t of the hidden state, all cells on one logarithmic scale. Choose a row to see one loss’s horizon.
map-text = { $cell }: the gradient of the loss at each step s with respect to the hidden state at each step t up to s, coloured from { $low } to { $high }.
map-choose = Loss at step s
map-row = How far the loss at step { $loss } reaches back
map-axis = ‖∂L_s/∂h_t‖
map-horizon = { $cell }: of the gradient of the loss at step { $loss }, { $share } of its size reaches step 1.
jacobian-read = How much the last state depends on each state before it. Where the largest singular value falls, every direction is forgotten; the Frobenius norm adds all directions. The bound (γ·σ_max)^(T−t) exists only for a cell without gates.
jacobian-spectral = σ_max of ∂h_T/∂h_t
jacobian-frobenius = Frobenius norm of ∂h_T/∂h_t
jacobian-cell = σ_max of ∂c_T/∂c_t
jacobian-bound = bound
start-read = σ_max and the spectral radius ρ of each recurrent block say how much one step can stretch a state and what stays in the long run. The histograms show each gate’s values over all units and steps: a gate near its ends is saturated and passes hardly any gradient.
start-saturation = { $term }: { $low } % below { $below }, { $high } % above { $above }
lab-again = Compute again

## What to expect of a task

task-recall-expect = To learn it, the gradient of the last step must reach the first. See whether it does: in the tanh RNN it usually vanishes on the way, in the gated cells a raised forget bias keeps it alive.
task-impulse-expect = What remains after the impulse is memory and nothing else: watch how fast each state forgets it.
task-sine-expect = For looking, not for scoring: see which units follow the wave and which gates open and close with it.
task-adding-expect = Always answering 1 gives a mean squared error of 1/6. To do better, a cell must hold the first marked value until the second arrives.
task-numbers-expect = Try a spike, a jump, a long silence: the lanes show what each cell makes of it.
task-text-expect = See which gates open at spaces, at repeated letters, at the end of a word. The weights are not trained, so the patterns are those of chance.
task-latch-expect = Gated cells learn to hold one bit through noise. The task is easier than it looks: weights drawn at random solve it sooner than training does.
task-adding_signed-expect = Always answering 0 gives a mean squared error of 2/3. Everything else is as in adding.
task-order-expect = Guessing among the four orders costs ln 4 = 1.386 nats. Gated cells learn to classify all of them; the tanh RNN usually stays at chance.
task-order3-expect = Guessing among the eight orders costs ln 8 = 2.079 nats. A cell must hold two symbols until the third arrives.
task-copy-expect = Answering blank and guessing the ten costs 10 ln 8 divided by the number of steps. Over 100 blanks the plain LSTM often stays on that line.
task-reber-expect = Every cell soon learns the string inside. The returning T or P comes last: it alone needs memory over the whole string.
task-reber_stream-expect = Nothing tells the cell where a string begins. Without a forget gate the cell state grows without bound; with one, the LSTM learns to reset itself.
task-anbn-expect = Counting becomes visible: the cell state climbs along the a’s and comes down along the b’s.
