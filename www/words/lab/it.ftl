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
hold-draw = Disegna la curva
hold-this-unit = solo questa unità
hold-all-units = tutte le unità
hold-this-step = solo questo passo
hold-all-steps = tutti i passi

## What is typed and cannot be used

field-no-number = «{ $text }» non viene usato: non è un numero da −1 000 000 a 1 000 000, come 0,5 o -2e-3. Resta l’ultimo valido.
field-no-units = «{ $text }» non viene usato: le unità si scrivono 3, 2-4 o 2-4,7, da 1 a { $most }; niente vale per tutte. Restano le ultime valide.
field-no-steps = «{ $text }» non viene usato: i passi si scrivono 3 o 2-4, da 1 a { $most }; niente vale per tutti. Restano gli ultimi validi.

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
keys-escape = Chiude il foglio o il calcolo
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
inspector-at = a
inspector-step = passo
inspector-step-before = Passo precedente
inspector-step-after = Passo successivo
inspector-unit = unità
inspector-unit-before = Unità precedente
inspector-unit-after = Unità successiva
inspector-channel = ingresso
inspector-channel-before = Ingresso precedente
inspector-channel-after = Ingresso successivo
inspector-row = riga
inspector-row-before = Riga precedente
inspector-row-after = Riga successiva
inspector-column = colonna
inspector-column-before = Colonna precedente
inspector-column-after = Colonna successiva
inspector-no-cell = «{ $place }»: non c’è una colonna { $given } di celle; le colonne vanno da 1 a { $most }.
inspector-no-node = «{ $place }»: { $cell } non ha «{ $given }»; ha { $known }.
inspector-no-unit = «{ $place }»: non c’è un’unità { $given }; le unità vanno da 1 a { $most }.
inspector-no-step = «{ $place }»: non c’è un passo { $given }; i passi vanno da { $first } a { $most }.
inspector-no-channel = «{ $place }»: non c’è un ingresso { $given }; gli ingressi vanno da 1 a { $most }.
inspector-no-row = «{ $place }»: non c’è una riga { $given }; le righe vanno da 1 a { $most }.
inspector-no-column = «{ $place }»: in questa matrice non c’è una colonna { $given }; le colonne vanno da 1 a { $most }.
inspector-unreadable = «{ $place }» non indica un numero: scrivi 1:h[1]@1 per l’unità 1 di h al passo 1 nella colonna 1, o 1:U_f[1,2] per un peso.
inspector-instead = Scegli un numero in una corsia, o comincia da qui:
inspector-made = Che cosa lo produce
inspector-given = È dato: nulla nella cella lo calcola.
inspector-given-weight = È estratto dal seme, o fissato a mano: nulla nella cella lo calcola.
inspector-one = La porta è stata tolta: vale 1.
inspector-held = Fissato a { $value }; non dipende da nulla. La sua equazione darebbe { $computed }.
inspector-slope = Pendenza in quel punto: { $slope }. Più è piatta, meno gradiente passa.
inspector-slope-short = pendenza { $slope }
inspector-curve = La curva di { $name } con il punto in { $x }, il suo valore { $y } e la sua tangente di pendenza { $slope }
inspector-more = Mostra tutti i { $count } termini
inspector-fewer = Mostra meno termini
inspector-rest = { $count } termini più piccoli insieme
inspector-moved = Che cosa muove
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
proof-references = I test del progetto confrontano ogni porta, stato, gradiente e jacobiano di 26 casi di riferimento con PyTorch, Keras e ONNX Runtime, in doppia precisione fino a 10 cifre e oltre.
proof-illustrative = Illustrativo: i pesi sono casuali e non addestrati, e la lettura è una direzione casuale fissa.
lab-stop = Ferma
lab-stopped = Non c’è risposta: { $message }

## Files

files-numbers = Ogni numero
files-numbers-about = CSV: una riga per ogni numero (colonna, cella, t, nodo, unità, valore, gradiente). JSON: tutto, con il suo link; si può riaprire.
files-csv = CSV
files-json = JSON
files-pictures = Immagini
files-pictures-about = Ognuna con titolo, legenda e link a questa scena, anche nei metadati del file. SVG è nitido a ogni dimensione; PNG va in diapositive e documenti. I grafici del laboratorio hanno gli stessi pulsanti accanto al titolo.
picture-lane = righe: unità; colonne: passo temporale t
files-save = { $what }: salva come { $format }
files-value = Valore
files-gradient = Gradiente
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

## Casi di riferimento

proof-cases = Casi di riferimento di PyTorch, Keras e ONNX Runtime
proof-cases-about = 26 piccoli modelli, calcolati da questi framework con tutte le porte, gli stati, i gradienti e gli jacobiani (2,4 MB, caricati su richiesta). Girano qui, nel tuo browser, in precisione doppia e singola, e ogni numero viene confrontato.
proof-cases-run = Esegui qui i casi di riferimento
proof-cases-missing = I casi di riferimento non sono stati caricati. Controlla la connessione e riprova.
proof-cases-agree = { $cases } casi, { $numbers } numeri confrontati in questo browser: tutti entro la tolleranza.
proof-cases-differ = { $cases } casi, { $numbers } numeri confrontati in questo browser: { $failures } confronti non concordano.
proof-cases-table = Massimo errore relativo di ogni caso, rispetto al numero più grande del suo tensore
proof-cases-case = Caso
proof-cases-numbers = Numeri
proof-cases-values64 = Valori, f64
proof-cases-gradients64 = Gradienti, f64
proof-cases-values32 = Valori, f32
proof-cases-gradients32 = Gradienti, f32
