### Le parole di Gatescope in italiano (Project Fluent, https://projectfluent.org).
### Ogni chiave esiste in ogni lingua con le stesse variabili; un test lo garantisce.
### I numeri arrivano già scritti secondo la lingua; i simboli delle equazioni non si traducono.

## La pagina

app-title = Gatescope
app-tagline = Guarda lavorare celle LSTM, GRU e RNN tanh, passo per passo, con i loro veri gradienti.
app-skip = Vai alla scena
app-undo = Annulla
app-redo = Ripeti
app-reset = Torna all’esempio iniziale
app-copy-link = Copia il collegamento a questa figura
app-copied = Collegamento copiato
app-copy-failed = Non è stato possibile copiare il collegamento; si trova nella barra degli indirizzi.
app-computing = Calcolo in corso …
app-close = Chiudi
app-how-to-read = Come si legge
app-show-table = Mostra come tabella
app-language = Lingua
app-language-en = English
app-language-it = Italiano
app-theme = Tema
theme-system = Come il sistema
theme-light = Chiaro
theme-dark = Scuro
number-nan = non è un numero

## Comandi dell’esperimento

rail-title = Esperimento
rail-sequence = Sequenza
rail-cells = Celle
rail-cell-column = Colonna { $column }
rail-cell-add = Aggiungi una colonna
rail-length-help = Numero di passi temporali. Più lunga è la sequenza, più lontano deve arrivare il gradiente.
rail-hidden-help = Numero di unità di ogni cella: le righe di ogni mappa di calore.
rail-seed = Seme
rail-seed-help = Lo stesso seme estrae gli stessi pesi e la stessa sequenza, su ogni macchina.
rail-seed-new = Estrai un altro seme
rail-scale-help = Moltiplica i pesi ricorrenti iniziali. Se è piccola i gradienti svaniscono; se è grande possono esplodere.
rail-loss = Funzione di perdita
rail-parameters = { $count ->
    [one] { $count } parametro
   *[other] { $count } parametri
}

loss-last = Lettura dell’ultimo passo, w·h_T
loss-last-help = Una combinazione casuale e fissa dell’ultimo stato nascosto: solo la cella dà forma al gradiente.
loss-last-squared = Errore quadratico dell’ultima risposta
loss-last-squared-help = Conta solo l’ultima risposta richiesta: un solo gradiente parte da lì.
loss-every-squared = Errore quadratico di ogni risposta
loss-every-squared-help = Conta ogni risposta richiesta: da ciascuno di quei passi parte un gradiente, e i gradienti si sommano.

## Compiti

task-recall = Richiamo ritardato
task-recall-about = Il primo simbolo decide la risposta all’ultimo passo; in mezzo solo spazi vuoti.
task-impulse = Impulso
task-sine = Sinusoide
task-adding = Somma
task-latch = Due sequenze
task-adding_signed = Somma, da −1 a 1
task-order = Ordine temporale
task-order3 = Ordine temporale di tre
task-copy = Memoria di copia
task-reber = Grammatica di Reber annidata
task-reber_stream = Flusso continuo di Reber
task-anbn = Contare aⁿbⁿ
task-numbers = Numeri propri
task-table = Tabella propria
task-text = Testo proprio

## Celle

cell-lstm = LSTM
cell-lstm-about = Long short-term memory: uno stato della cella conservato, scritto e letto attraverso tre porte.
cell-gru = GRU
cell-gru-about = Gated recurrent unit: un solo stato, mescolato da una porta di aggiornamento; una porta di reset decide quanto passato vede il candidato.
cell-elman = RNN tanh
cell-elman-about = La rete ricorrente semplice: a ogni passo l’intero stato viene riscritto.
cell-lstm_peephole = LSTM con spioncini
cell-lstm_peephole-about = Una LSTM le cui porte guardano anche lo stato della cella (peephole).
cell-mgu = MGU
cell-mgu-about = Minimal gated unit: una GRU con una sola porta per entrambi gli usi.
cell-with-flag = { $cell }, { $flag }
flag-reset-before = reset prima del prodotto
flag-z-updates = z aggiorna
flag-z-updates-about = La porta di aggiornamento scala ciò che viene scritto, e 1 − z ciò che viene conservato (Chung et al. 2014 e molti manuali); altrimenti z è la quota che viene conservata (Cho et al. 2014, PyTorch, Keras).

## Termini del campo, uno per ogni nodo di una cella

term-input = ingresso
term-input-gate = porta di ingresso
term-forget-gate = porta di dimenticanza (forget)
term-output-gate = porta di uscita
term-reset-gate = porta di reset
term-update-gate = porta di aggiornamento
term-candidate = candidato
term-cell-state = stato della cella
term-hidden-state = stato nascosto
term-pre-activation = preattivazione
term-kept = conservato
term-written = scritto
term-recurrent-part = parte dallo stato precedente
term-reset-part = parte dopo il reset
term-squashed-cell = stato della cella, attraverso tanh
term-output = uscita

## Corsie della scena

lane-input = Ingresso x
lane-input-read = Ciò che la cella legge a ogni passo.
lane-gate = { $term } { $symbol }
lane-gate-read = Una riga per unità, una colonna per passo. Tenue è chiuso (0), intenso è aperto (1).
lane-kept-read = Il valore della porta di dimenticanza (forget) è la frazione conservata: 1 conserva tutto, 0 cancella.
lane-state-read = Una riga per unità, una colonna per passo. Il marrone è negativo, il verde acqua positivo; il colore neutro è 0.
lane-output = Uscita e valore richiesto
lane-output-read = La linea è la risposta della cella, i segni sono ciò che si chiedeva.
lane-gradient = Gradiente ∂L/∂{ $symbol }
lane-gradient-read = Quanto cambierebbe la perdita al variare di ogni unità a ogni passo, su scala logaritmica: ogni tono è un fattore. Si legge da destra a sinistra, come viene calcolato.
lane-value = valore

## Assi

axis-time = passo temporale t
axis-gradient = norma del gradiente ‖∂L/∂hₜ‖
axis-loss-step = perdita del passo s
axis-state-step = stato del passo t
axis-back = il gradiente torna indietro

## Grafico del gradiente

gradient-title = Quanto gradiente arriva a ogni passo?
gradient-read = Ogni linea è la grandezza del gradiente che arriva al passo t, su scala logaritmica assoluta. Parte da destra, dove c’è la perdita, e va verso sinistra. Una discesa diritta è un decadimento esponenziale; dove incontra una soglia, il formato dei numeri lo arrotonda a nulla.
gradient-falls = { $cell }: si riduce di ×{ $factor } a ogni passo: dimezzato ogni { $half } passi; { $orders } ordini di grandezza su { $steps } passi.
gradient-grows = { $cell }: cresce di ×{ $factor } a ogni passo: raddoppia ogni { $double } passi; { $orders } ordini di grandezza su { $steps } passi.
gradient-uneven = { $cell }: { $orders } ordini di grandezza { $way ->
    [gained] guadagnati
   *[lost] persi
 } in { $steps } passi, ma non in modo uniforme; la sola retta stimata, ×{ $factor } a passo, ne { $line ->
    [gained] guadagna
   *[lost] perde
 } { $fitted }.
gradient-constant = { $cell }: conserva la sua grandezza su { $steps } passi.
gradient-zero = { $cell }: esattamente zero su tutti i { $steps } passi.
gradient-partly-zero = { $cell }: esattamente zero in { $zeros } passi su { $steps }.
gradient-not-finite = { $cell }: tornando indietro, non è più finito al passo { $step }.
gradient-too-short = { $cell }: troppo pochi passi per misurare un andamento.
gradient-fitted = Retta ai minimi quadrati sul log₁₀ delle norme, passi da { $from } a { $to }.
gradient-floor-normal = { $format } perde cifre sotto { $value }
gradient-floor-zero = { $format } finisce a { $value }
gradient-floor-below = { $format } finisce a { $value }, sotto questo intervallo
gradient-all-zero = Tutti i gradienti sono esattamente zero.
gradient-exploded = non finito

## Trasporto

transport-title = Tempo
transport-first = Primo passo
transport-back = Un passo indietro
transport-play = Avvia
transport-pause = Pausa
transport-forward = Un passo avanti
transport-last = Ultimo passo
transport-scrub = Passo temporale
transport-position = Passo { $step } di { $steps }
transport-speed = Velocità
transport-phase = Fase all’interno del passo
phase-gates = porte
phase-candidate = candidato
phase-state = stato
phase-output = uscita
phase-loss = perdita
direction-title = Direzione
direction-forward = Passata in avanti
direction-forward-help = I valori scorrono dall’ingresso allo stato, dal passo 1 a T.
direction-backward = Passata all’indietro
direction-backward-help = I gradienti tornano indietro attraverso la stessa cella, dal passo T a 1: retropropagazione nel tempo.

## Scheda della tastiera

## Lo schema della cella

diagram-forward = I numeri sono i valori a questo passo, per l’unità { $unit }.
diagram-mean = I numeri sono medie su tutte le unità.
diagram-backward = I numeri sono i gradienti a questo passo, per l’unità { $unit }.
diagram-alt = Schema della cella { $cell } al passo { $step }: { $nodes }.
diagram-node = { $term } { $symbol } vale { $value }

## Testi alternativi

alt-heat-map = Mappa di calore di { $title }: { $units ->
    [one] { $units } unità
   *[other] { $units } unità
} su { $steps ->
    [one] { $steps } passo
   *[other] { $steps } passi
}. Da { $low } a { $high }; il massimo è nell’unità { $unit } al passo { $step }.
alt-line = Grafico a linea di { $title } su { $steps ->
    [one] { $steps } passo
   *[other] { $steps } passi
}: da { $first } al primo passo a { $last } all’ultimo; fra { $low } e { $high }, massimo al passo { $step }.
alt-trend-rises = Sale.
alt-trend-falls = Scende.
alt-trend-level = Resta costante.
alt-trend-varies = Sale e scende.
alt-not-finite = { $count ->
    [one] Un valore non è finito.
   *[other] { $count } valori non sono finiti.
}
alt-all-zero = Ogni valore è esattamente zero.
alt-zeros = { $count ->
    [one] Un valore è esattamente zero.
   *[other] { $count } valori sono esattamente zero.
}
alt-empty = Non c’è ancora nulla da mostrare.
alt-curves = Grafico di { $title } su { $steps ->
    [one] { $steps } passo
   *[other] { $steps } passi
}, in scala logaritmica. { $sentences }
alt-curve = { $name }: da { $first } al primo passo a { $last } all’ultimo; fra { $low } e { $high }.
alt-triangle = Mappa di calore triangolare di { $title } per le perdite e gli stati di { $steps ->
    [one] { $steps } passo
   *[other] { $steps } passi
}, in scala logaritmica. Da { $low } a { $high }; il massimo è la perdita del passo { $loss } allo stato del passo { $state }.
alt-gradient = Grafico della norma del gradiente su { $steps ->
    [one] { $steps } passo
   *[other] { $steps } passi
}, in scala logaritmica. { $sentences }
table-caption-every = { $title }, in numeri: un passo ogni { $every }
table-loss-state = Perdita s, stato t

## Messaggi

error-title = Questo non si può usare
error-keep = Resta l’ultima figura valida.
error-crash = Gatescope si è fermato: { $message }
error-reload = Ricarica la pagina
lab-loading = Caricamento in corso …
lab-failed-title = Una parte di Gatescope non è arrivata
lab-failed = Tutto il resto continua. Riprova quando sei in rete; dopo un aggiornamento del sito, ricarica la pagina.
lab-retry = Riprova
message-explosion = { $cell } non è più finita dal passo { $step } in poi. Abbassa la scala dei pesi ricorrenti, o accorcia la sequenza.
error-task-steps = { $task } non può avere { $steps } passi: scegli una lunghezza da { $min } a { $max }.
error-task-content = { $task } ha ricevuto un contenuto di altro tipo: scegli numeri o testo adatti.
error-numbers-empty = Non c’è ancora nessun numero: scrivine almeno uno, per esempio 0,5.
error-numbers-many = Ci sono più di { $max } numeri: togline alcuni.
error-number-invalid = La voce { $position }, «{ $token }», non è un numero: scrivila come 0,5 o -2.
error-number-ambiguous = La voce { $position }, «{ $token }»: la virgola può separare i numeri o i decimali. Separa con un punto e virgola o con uno spazio, oppure scrivi i decimali con il punto.
error-number-range = La voce { $position }, «{ $token }», è fuori dall’intervallo da { $min } a { $max }.
error-text-empty = Il testo è vuoto: scrivi almeno un carattere.
error-text-long = Il testo ha più di { $max } caratteri: accorcialo.
error-text-alphabet = Il carattere { $position }, «{ $character }», è uno in più dei { $max } caratteri diversi ammessi.

## Che cosa non andava in un collegamento

report-title = Note sul collegamento
report-key-unknown = «{ $key }» non è noto a questa versione; viene conservato e ignorato.
report-keys-dropped = Il collegamento ha più chiavi sconosciute di quante se ne conservano; da «{ $key }» in poi vengono scartate.
report-key-duplicate = «{ $key }» compare più volte; conta l’ultima: { $used }.
report-key-unused = «{ $key }» non serve al compito { $used }.
report-value-invalid = «{ $key }={ $given }» non si può leggere. Ammesso: { $range }. Si usa invece: { $used }.
report-value-range = «{ $key }={ $given }» è fuori dall’intervallo. Ammesso: { $range }. Si usa invece: { $used }.
report-choice-unknown = «{ $key }={ $given }» non è fra { $range }. Si usa invece: { $used }.
report-too-many = «{ $key }» ha troppe voci (ammesse: { $range }); si usano queste: { $used }.
report-text-alphabet = Il testo «{ $given }» ha troppi caratteri diversi (ammessi: { $range }); se ne usa l’inizio: { $used }.
report-encoding = Il valore di «{ $key }» non è codificato come nei collegamenti; viene letto come { $used }.
report-version-newer = Il collegamento è di una versione più recente ({ $given }); questa pagina legge la versione { $used }, come meglio può.
report-more = C’erano altre note; sono elencate solo le prime.

## Che cosa non andava in un file aperto


## Il palco delle celle

short-input = ingresso
short-input-gate = ingresso
short-forget-gate = forget
short-output-gate = uscita
short-reset-gate = reset
short-update-gate = aggiorn.
short-candidate = candidato
short-cell-state = cella
short-hidden-state = nascosto
short-output = uscita
stage-no-gates = Nessuna porta: tutto lo stato è riscritto a ogni passo.
stage-no-cell = nessuno stato della cella oltre a
stage-step = passo
stage-shared = Scale comuni a tutte:
stage-numbers-of = Numeri di
stage-unit-mean = tutte le unità (media)
stage-unit-one = unità { $unit } di { $units }
stage-diagram-read = I diagrammi mostrano come ogni cella calcola un passo: i riquadri sono porte (continui) e candidati (tratteggiati), la linea spessa è lo stato. All’indietro le frecce si invertono e i numeri sono gradienti.
stage-values-read = I numeri a destra sono quelli al cursore: dell’unità scelta, oppure la media su tutte le unità e, per i gradienti, la lunghezza del vettore.
stage-how-far = Fin dove arriva il gradiente?
scale-gates = porte
scale-states = candidati e stati
scale-cell = { " " }(cella: ±{ $limit })
scale-gradients = gradienti
diagram-norm = I numeri sono le lunghezze dei gradienti su tutte le unità.
finding-per-step = per passo
finding-falls = si dimezza ogni { $life } passi; { $orders } ordini di grandezza in { $steps } passi.
finding-grows = raddoppia ogni { $life } passi; { $orders } ordini di grandezza in { $steps } passi.
finding-uneven = { $orders } ordini di grandezza { $way ->
    [gained] guadagnati
   *[lost] persi
 } in { $steps } passi, ma non in modo uniforme: la sola retta stimata ne { $line ->
    [gained] guadagna
   *[lost] perde
 } { $fitted }.
finding-constant = conserva la sua grandezza per { $steps } passi.
finding-partly-zero = Esattamente zero in { $zeros } passi su { $steps }.
finding-zero = esattamente zero in tutti i { $steps } passi.
finding-not-finite = non più finito dal passo { $step } all’indietro.
finding-too-short = troppo pochi passi per misurare un tasso.

## I comandi della pagina

page-title = Gatescope – { $cells }
app-tools = Pagina
app-rail = Mostra o nascondi l’esperimento
app-copy-short = Copia link
app-present = Presenta: caratteri grandi, meno comandi
app-present-short = Presenta
app-help = Aiuto: come si legge, e la tastiera
theme-contrast = Contrasto elevato
error-engine = Il motore ha rifiutato le dimensioni: { $message }.
error-worker = Il calcolo si è interrotto: { $message }.
rail-summary = { $task }, { $steps ->
    [one] { $steps } passo
   *[other] { $steps } passi
}, { $units ->
    [one] { $units } unità
   *[other] { $units } unità
}, seme { $seed }
rail-length-name = Lunghezza
rail-length-value = { $steps ->
    [one] { $steps } passo
   *[other] { $steps } passi
}
rail-length-fixed = Un passo per ogni carattere del testo o per ogni riga della tabella.
rail-hidden-name = Dimensione nascosta
rail-hidden-value = { $units } unità
rail-seed-wrong = Il seme è un numero intero da 0 a { $max }.
rail-start = Pesi iniziali
rail-recurrent = Scala ricorrente
rail-keep-bias = Bias di forget
rail-keep-bias-help = Bias della porta che conserva: quella di dimenticanza (forget) in una LSTM, quella di aggiornamento in una GRU. Si somma prima di σ; se lo si alza, lo stato si conserva meglio da un passo all’altro.
rail-kept = Conserva { $share } a ogni passo:
rail-kept-half = metà persa in { $half } passi
rail-kept-help = La quota σ(b) che la porta conserva quando nient’altro agisce su di essa, e il suo tempo di dimezzamento, ln ½ / ln σ(b). Ciò che accade davvero è misurato accanto al grafico.
rail-kept-none = Nessuna di queste celle ha una porta che conserva.
rail-cell-options = Opzioni di { $cell }
rail-loss-none = Questa sequenza non chiede risposte: solo la lettura ha un gradiente.
direction-forward-short = Avanti
direction-backward-short = Indietro
direction-pass = nel tempo
transport-play-back = Avvia all’indietro
transport-step = passo
transport-of = di { $steps }
transport-rate = { $rate } al s
transport-speed-help = Passi al secondo. Le due velocità più basse mostrano ogni fase del passo.
error-no-words = Non è stato possibile caricare le parole di questa lingua; la pagina continua in inglese. Riprova quando sei in rete.

## How the cells start and run

rail-init = Pesi
init-uniform = uniformi ±1/√H
init-uniform-about = Ogni peso e ogni bias è estratto uniformemente fra −1/√H e 1/√H: la scelta predefinita di PyTorch.
init-glorot = Glorot (Xavier)
init-orthogonal = ortogonali
init-identity = identità
init-gaussian = gaussiani 1/√H
bias-chrono = crono
bias-chrono-use = Crono: una durata per ogni unità
bias-chrono-about = Il bias è il logaritmo di una durata estratta uniformemente fra 1 e T − 1, e la porta che scrive ne riceve l’opposto: ogni unità ricorda per un tempo suo (Tallec e Ollivier 2018).
rail-kept-chrono = Ogni unità conserva per una durata sua, da 1 a { $steps } passi.
rail-precision = Formato dei numeri
prec-f64 = f64
prec-f64-about = Doppia precisione: quella usata ovunque altrove.
prec-f32 = f32
prec-f16 = f16
prec-bf16 = bf16
ablation-no-gate = senza { $term } ({ $symbol } = 1)
ablation-linear = { $term } senza tanh
ablation-coupled = porte accoppiate: { $keeper } = 1 − { $writer }
## Beside the gradient chart's lines

beside-unchanged = non modificata
beside-along = lungo il solo stato
beside-through = attraverso le porte
beside-theory = teoria

## What differs between the columns

differ = Diverso qui: { $what }. Tutto il resto è uguale.
differ-row = { $name }: { $values }
differ-none = Le colonne sono uguali in tutto.
rail-cells-one = Cella
change-list-short = Modifiche
cell-trained = dopo { $updates } aggiornamenti
cell-changes = { $count ->
    [one] { $count } modifica interna
   *[other] { $count } modifiche interne
}

## The laboratory

lab-title = Laboratorio
lab-map = Quale perdita raggiunge quale passo

## What the gradient chart shows

show-title = Che cosa mostra il grafico di ogni cella
show-total = ∂L/∂h intero
show-paths-h = ∂L/∂h per percorso
show-paths-c = ∂L/∂c per percorso
theory-about = Il prodotto delle porte che conservano o, per la RNN con tanh, il limite (γ·σ_max)^k: ciò che dicono i manuali, accanto a ciò che è misurato.
paths-read = Per percorso (di h dove una cella non ha uno stato proprio): il gradiente si divide esattamente in ciò che viaggia lungo il solo stato e ciò che passa per le porte e lo stato nascosto; insieme danno la linea intera. Per una LSTM il primo è il prodotto delle porte di dimenticanza, e non è tutta la storia.
axis-gradient-cell = norma del gradiente ‖∂L/∂cₜ‖
inspector-title = Da dove viene questo numero
