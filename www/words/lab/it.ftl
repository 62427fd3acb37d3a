### The laboratory's words in Italian: what is said only once the lab is there.

## Holding a value inside a cell

hold-title = Fissala
hold-zero = a 0
hold-one = a 1
hold-here = a { $value }, come qui
hold-curve = lungo una curva
hold-value = Valore
hold-units = Unità
hold-steps = Passi
hold-all = tutti
hold-wrong = Scrivi 3, 2-4 o, per le unità, 2-4,7; niente per tutti.

## Where numbers end

trouble-title = Numeri finiti fuori scala
trouble-forward = { $cell }: { $symbol } non è più un numero finito dal passo { $step } in poi; ciò che ne segue non è mostrato come numero.
trouble-backward = { $cell }: il gradiente di { $symbol } non è più un numero finito al passo { $step } e prima.
trouble-growth = La sua norma è cresciuta da { $low } a { $high }.
trouble-go = Vai a quel passo
trouble-clip = Limita il gradiente a 1
trouble-scale = Dimezza la scala ricorrente
trouble-orthogonal = Pesi ortogonali

## Sheets, options and editors

app-local = Tutto è calcolato su questo dispositivo; nulla di ciò che inserisci ne esce.
rail-numbers = I tuoi numeri
rail-numbers-help = Separati da spazi o da punti e virgola: uno per ogni passo.
rail-text = Il tuo testo
rail-text-help = Ogni carattere diventa un passo, come vettore one-hot.
rail-draw = Disegna la sequenza
rail-draw-help = Trascina, oppure usa le frecce: sinistra e destra scelgono il passo, su e giù ne cambiano il valore.
flag-reset-before-about = La porta di reset agisce sullo stato prima che venga moltiplicato per i pesi ricorrenti (Cho et al. 2014); altrimenti agisce sul prodotto (PyTorch, cuDNN).
keys-title = Tastiera
keys-space = Avvia o metti in pausa
keys-arrows = Un passo indietro o avanti
keys-home-end = Primo o ultimo passo
keys-shift-arrows = Fase precedente o successiva all’interno del passo
keys-help = Mostra o nascondi questa scheda
keys-escape = Chiudi
keys-direction = Passata in avanti o all’indietro
keys-undo = Annulla, ripeti
key-space = Spazio
key-home = Inizio
key-end = Fine
key-shift = Maiusc
key-escape = Esc
table-caption = { $title }, in numeri
table-step = Passo t
table-unit = Unità { $unit }
rail-cell-remove-short = Togli questa colonna
rail-draw-value = Passo { $step } di { $steps }: { $value }
key-control = Ctrl o ⌘
keys-present = Modalità presentazione
help-title = Come si legge Gatescope
help-reading = Leggere la pagina
help-stage = Ogni colonna è una cella; tutte leggono la stessa sequenza. Il tempo scorre da sinistra a destra su un solo asse, e il cursore segna lo stesso passo in tutte le figure. Scegli un’unità sotto le figure per vederne i numeri; altrimenti sono medie su tutte le unità.
help-gates = Una porta è un valore fra 0 (chiusa) e 1 (aperta) per ogni unità: una riga per unità, una colonna per passo. La porta di dimenticanza (forget) di una LSTM e quella di aggiornamento di una GRU dicono quanto dello stato si conserva.
help-states = Candidati e stati stanno ai due lati di 0. Uno stato che mantiene il suo colore lungo la riga è memoria.
help-gradients = Le corsie in basso mostrano quanto cambierebbe la perdita se cambiasse quel numero: la vera derivata, calcolata con la retropropagazione nel tempo e disegnata in scala logaritmica.
help-chart = Il grafico riassume il gradiente in un numero per passo, la sua norma, su un asse logaritmico assoluto. La perdita è a destra; il gradiente viaggia verso sinistra. Una discesa dritta è una perdita esponenziale, e il suo fattore per passo è misurato accanto al grafico.
help-backward = Il passaggio all’indietro percorre il cammino del gradiente, dall’ultimo passo al primo.
help-exact = Tutto ciò che si vede è calcolato su questo dispositivo con aritmetica a 64 bit; lo stesso collegamento dà gli stessi bit in ogni browser. Nulla è levigato, e nulla è disegnato che non sia stato calcolato. I pesi sono casuali e non addestrati: si vede che cosa può fare una cella prima di aver imparato qualcosa.
own-settings = Impostazioni proprie
own-settings-about = Questa colonna parte e funziona con pesi, scala, bias e formato suoi; le altre mantengono quelli comuni.
ablation-about = Toglie questa parte dalle equazioni. Tutto segue: valori, gradienti e disegno.
change-list = Modifiche dentro questa cella
change-remove = Annulla: { $change }
change-beside = Mostra accanto la cella non modificata
change-none = Annulla tutte le modifiche

## The inspector

inspector-back = Indietro al numero precedente
inspector-forward = Avanti al numero successivo
inspector-close = Chiudi il calcolo
inspector-value = { $term }, unità { $unit }, passo { $step }
inspector-before = { $term }, unità { $unit }, prima del primo passo
inspector-input = ingresso { $row }, passo { $step }
inspector-weight = parametro, un numero di { $tensor }
inspector-all-digits = Mostra tutte le cifre
inspector-few-digits = Mostra sei cifre
inspector-unit-before = unità −
inspector-unit-after = unità +
inspector-step-before = passo −
inspector-step-after = passo +
inspector-missing = «{ $place }» non è un numero di questa esecuzione: la cella, l’unità o il passo non esiste. Scegli un numero in una corsia, o comincia da qui:
inspector-made = Che cosa lo produce
inspector-given = È dato: nulla nella cella lo calcola.
inspector-given-weight = È estratto dal seme, o fissato a mano: nulla nella cella lo calcola.
inspector-one = La porta è stata tolta: vale 1.
inspector-held = Fissato a { $value }; non dipende da nulla. La sua equazione darebbe { $computed }.
inspector-slope = Pendenza in quel punto: { $slope }. Più è piatta, meno gradiente passa.
inspector-more = Mostra tutti i { $count } termini
inspector-fewer = Mostra meno termini
inspector-moved = Che cosa muove
inspector-this = questo numero
inspector-seed = visto dalla perdita stessa
inspector-nothing = Nulla di ciò che vede la perdita dipende da esso.
inspector-clipped = Il gradiente arrivato, lungo { $norm }, è stato limitato a { $most }.
inspector-stop-held = (fissato: nulla passa)
inspector-stop-cut = (tagliato: nulla passa)
inspector-set-weight = Imposta questo peso
inspector-set-help = Scrivi un numero da −1 000 000 a 1 000 000; ogni altra cosa non cambia nulla.
inspector-drawn = Torna al valore estratto
keys-inspect = Apri il calcolo dello stato nascosto al cursore

## Conventions

conventions-read = La stessa cella come la scrivono librerie e articoli. Ciò che differisce è evidenziato; dove le uscite sono uguali dopo aver convertito i pesi, la differenza massima è stata calcolata qui, sulla sequenza mostrata.
conventions-none = Nessuna libreria o articolo qui ha questa cella.
conventions-equal = stesse uscite dopo la conversione; massima differenza di h qui: { $error }
conventions-different = uscite diverse: questi differiscono per ogni scelta dei pesi: { $nodes }
conventions-failed = confronto impossibile: { $message }
conventions-ours = qui
conventions-theirs = là
conventions-biases = Vettori di bias per porta là: { $count }.
conventions-stored = Memorizzati come
convention-pytorch = PyTorch
convention-keras = Keras
convention-onnx = ONNX
convention-hochreiter-1997 = Hochreiter e Schmidhuber 1997 (senza porta di dimenticanza)
convention-gers-2000 = Gers, Schmidhuber e Cummins 2000
convention-cho-2014 = Cho e altri 2014
convention-chung-2014 = Chung e altri 2014, e molti manuali (z aggiorna)

## Proof

proof-gradients = Verifica questo modello
proof-gradients-about = Ogni gradiente mostrato viene dalla retropropagazione. Qui fino a 200 parametri, ingressi e valori iniziali di ogni colonna sono spostati di poco, la perdita è ricalcolata, e il rapporto incrementale (estrapolato) è confrontato con la derivata analitica.
proof-check = Verifica i gradienti
proof-passes = { $cell }: { $checked } derivate su { $all } verificate, { $agree } concordano; { $unresolved } troppo grossolane per dirlo. Massimo errore relativo { $error }, in { $place }.
proof-fails = { $cell }: di { $checked } derivate solo { $agree } concordano. Massimo errore relativo { $error }, in { $place }.
proof-exact-title = Che cosa è esatto e che cosa è illustrativo
proof-exact = Esatto: ogni valore e ogni gradiente è calcolato dalle equazioni nel formato scelto; nulla è lisciato, recitato o normalizzato. Le parti per percorso sommano al tutto fino a 12 cifre.
proof-same-bits = La stessa scena dà gli stessi bit in ogni browser: esponenziale, tanh e σ sono della pagina, e ogni somma ha un ordine fisso.
proof-references = I test del progetto confrontano ogni porta, stato, gradiente, jacobiano e passo di addestramento di 26 casi di riferimento con PyTorch, Keras e ONNX Runtime, in doppia precisione fino a 10 cifre e oltre.
proof-illustrative = Illustrativo: i pesi sono casuali e non addestrati, e la lettura è una direzione casuale fissa.
lab-stop = Ferma
lab-stopped = Non c’è risposta: { $message }

## Files

files-numbers = Ogni numero
files-numbers-about = CSV: una riga per ogni numero (colonna, cella, t, nodo, unità, valore, gradiente). JSON: tutto, con il suo link; si può riaprire.
files-csv = CSV
files-json = JSON
files-pictures = Immagini
files-pictures-about = SVG con titolo, legenda e link nei metadati.
files-gradient = Grafico del gradiente
files-open = Apri un file JSON
files-open-about = La scena del file è eseguita qui e ogni numero confrontato; un file che non concorda è rifiutato, e la scena resta.
files-choose = Documento
files-opened = Il file è stato aperto: ogni numero è quello che la sua scena dà qui, bit per bit.
files-refused = Il file è stato rifiutato; il motivo è qui sotto. La scena resta com’era.

## Reach and start

map-read = Ogni triangolo mostra quanto è grande il gradiente della perdita di una risposta a ogni passo precedente: le righe sono il passo s della perdita, le colonne il passo t dello stato nascosto, tutte le celle su una sola scala logaritmica. Scegli una riga per vedere l’orizzonte di una perdita.
map-text = { $cell }: il gradiente della perdita a ogni passo s rispetto allo stato nascosto a ogni passo t fino a s, colorato da { $low } a { $high }.
map-choose = Perdita al passo s
map-row = Fin dove arriva indietro la perdita al passo { $loss }
map-axis = ‖∂L_s/∂h_t‖
map-horizon = { $cell }: del gradiente della perdita al passo { $loss }, arriva al passo 1 una parte pari a { $share }.
jacobian-read = Quanto l’ultimo stato dipende da ogni stato precedente. Dove il massimo valore singolare cala, ogni direzione è dimenticata; la norma di Frobenius somma tutte le direzioni. Il limite (γ·σ_max)^(T−t) esiste solo per una cella senza porte.
jacobian-spectral = σ_max di ∂h_T/∂h_t
jacobian-frobenius = Norma di Frobenius di ∂h_T/∂h_t
jacobian-cell = σ_max di ∂c_T/∂c_t
jacobian-bound = limite
start-read = σ_max e il raggio spettrale ρ di ogni blocco ricorrente dicono quanto un passo può allungare uno stato e che cosa resta alla lunga. Gli istogrammi mostrano i valori di ogni porta su tutte le unità e i passi: una porta vicina agli estremi è satura e lascia passare pochissimo gradiente.
start-saturation = { $term }: { $low } % sotto { $below }, { $high } % sopra { $above }
lab-again = Calcola di nuovo

## What to expect of a task

task-recall-expect = Per impararlo, il gradiente dell’ultimo passo deve arrivare al primo. Guarda se ci arriva: nella RNN tanh di solito svanisce per strada, nelle celle con porte un bias di dimenticanza più alto lo tiene in vita.
task-impulse-expect = Ciò che resta dopo l’impulso è memoria e nient’altro: guarda quanto in fretta ogni stato lo dimentica.
task-sine-expect = Da guardare, non da misurare: osserva quali unità seguono l’onda e quali porte si aprono e si chiudono con lei.
task-adding-expect = Rispondere sempre 1 dà un errore quadratico medio di 1/6. Per fare meglio, la cella deve conservare il primo valore segnato finché arriva il secondo.
task-numbers-expect = Prova un picco, un salto, un lungo silenzio: le corsie mostrano che cosa ne fa ogni cella.
task-text-expect = Guarda quali porte si aprono agli spazi, alle lettere ripetute, alla fine di una parola. I pesi non sono addestrati: le figure che vedi sono quelle del caso.
task-latch-expect = Le celle con porte imparano a conservare un bit attraverso il rumore. È più facile di quanto sembri: pesi estratti a caso lo risolvono prima dell’addestramento.
task-adding_signed-expect = Rispondere sempre 0 dà un errore quadratico medio di 2/3. Tutto il resto è come nella somma.
task-order-expect = Tirare a indovinare tra i quattro ordini costa ln 4 = 1,386 nat. Le celle con porte imparano a classificarli tutti; la RNN tanh di solito resta al livello del caso.
task-order3-expect = Tirare a indovinare tra gli otto ordini costa ln 8 = 2,079 nat. La cella deve conservare due simboli finché arriva il terzo.
task-copy-expect = Rispondere con spazi vuoti e indovinare i dieci simboli costa 10 ln 8 diviso per il numero di passi. Oltre 100 spazi vuoti l’LSTM semplice resta spesso su quella linea.
task-reber-expect = Ogni cella impara presto la stringa interna. La T o la P che ritorna arriva per ultima: solo lei ha bisogno di memoria lungo tutta la stringa.
task-reber_stream-expect = Nulla dice alla cella dove comincia una stringa. Senza porta di dimenticanza lo stato della cella cresce senza limite; con la porta, l’LSTM impara ad azzerarsi da solo.
task-anbn-expect = Il conteggio si vede: lo stato della cella sale lungo le a e scende lungo le b.
