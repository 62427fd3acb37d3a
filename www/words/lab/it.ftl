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
rail-table = La tua tabella
rail-table-file = Oppure da un file
rail-table-target = Colonna richiesta
rail-table-no-target = nessuna
rail-table-normalise = Normalizza gli ingressi
rail-table-normalise-help = Ogni colonna d’ingresso è portata a media 0 e varianza 1 sui passi scelti.
rail-table-steps = Passi
rail-table-steps-help = Quali righe si usano, a partire da 1; al massimo 500.
rail-table-from = Prima riga usata
rail-table-to = Ultima riga usata
rail-table-read = Letto: { $steps ->
    [one] { $steps } riga
   *[other] { $steps } righe
}, { $columns ->
    [one] { $columns } colonna
   *[other] { $columns } colonne
}; { $layout }, decimali con { $mark ->
    [comma] la virgola
   *[point] il punto
}.
rail-table-unnamed = La prima riga contiene numeri, perciò le colonne si chiamano x1, x2 …
rail-table-left-out = Escluse perché senza numeri: { $names }.
rail-layout-comma = separate da virgole
rail-layout-semicolon = separate da punti e virgola
rail-layout-tab = separate da tabulazioni
rail-layout-spaces = separate da spazi
rail-layout-json = in JSON
error-table-size = La tabella ha { $rows } righe e { $columns } colonne d’ingresso: servono da 1 a { $rows-max } righe e da 1 a { $columns-max } colonne.
error-table-row = La riga { $row } ha { $got } celle e ne servono { $want }: completala o toglila.
error-table-name = «{ $name }» non può essere il nome di una colonna: usa una parola breve senza virgole, punti e virgola e virgolette, che non sia un numero.
error-table-cell = Riga { $row }, colonna { $column }: «{ $token }» non è un numero da { $min } a { $max }. Scrivilo come 0,5 o -2.
error-read-empty = Non c’è ancora nessuna riga di numeri: incolla una tabella con una riga per ogni passo.
error-read-large = La tabella ha { $bytes } byte e se ne leggono { $most }: togli ciò che non serve.
error-read-json = Riga { $line }, carattere { $column }: non è il JSON di una tabella. Scrivi una lista di liste o di record.
error-read-row = { $unit ->
    [record] Il record
   *[line] La riga
} { $line } ha { $got } celle e la prima riga { $want }: completa i valori o togli la riga.
error-read-missing = { $unit ->
    [record] Record
   *[line] Riga
} { $line }, colonna «{ $column }»: manca il numero. Scrivilo, togli la riga oppure scegli la colonna come richiesta.
error-read-number = { $unit ->
    [record] Record
   *[line] Riga
} { $line }, colonna «{ $column }»: «{ $token }» non è un numero. Scrivilo come 0,5 o -2.
error-read-range = { $unit ->
    [record] Record
   *[line] Riga
} { $line }, colonna «{ $column }»: { $token } è fuori dall’intervallo da { $min } a { $max }. Usa un’altra unità o normalizza.
error-read-no-target = Non c’è una colonna «{ $name }»: scegline una della tabella.
error-read-rows = Ci sono più di { $most } righe: scegli quali passi usare.
error-read-no-steps = La tabella non ha passi da { $from } a { $to }: scegli passi che ci siano.
error-read-columns = Ci sono { $got } colonne d’ingresso e ne sono ammesse da 1 a { $most }: togline alcune o scegli un’altra colonna richiesta.
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

conventions-read = La stessa cella come la scrivono librerie e articoli. Ciò che differisce è evidenziato; dove i pesi si possono convertire in modo che le uscite siano uguali, le due celle sono state eseguite sulla sequenza mostrata ed è indicata la differenza massima.
conventions-choose = Convenzione
conventions-is-equal = uguale
conventions-is-different = diversa
conventions-nobody = Nessuna libreria e nessun articolo qui ha una di queste celle.
conventions-none = { $name } non ha una cella così.
conventions-waiting = Stesse uscite dopo la conversione dei pesi; la differenza massima è in corso di calcolo …
conventions-exact = Stesse uscite dopo la conversione dei pesi: su { $steps ->
    [one] { $steps } passo
   *[other] { $steps } passi
} non differisce neanche un bit di h.
conventions-equal = Stesse uscite dopo la conversione dei pesi: su { $steps ->
    [one] { $steps } passo
   *[other] { $steps } passi
} la massima differenza di h è { $error }, dovuta solo all’arrotondamento.
conventions-different = Uscite diverse, quali che siano i pesi:
conventions-failed = Confronto impossibile: { $message }
conventions-ours = Qui
conventions-relation = Uguale o no
conventions-only-here = Solo qui: { $part }.
conventions-only-there = Solo là: { $part }.
conventions-reset-here = La porta di reset agisce qui sullo stato prima del prodotto, U_n (r ⊙ h), e là sul prodotto, r ⊙ (U_n h + b_hn).
conventions-reset-there = La porta di reset agisce qui sul prodotto, r ⊙ (U_n h + b_hn), e là sullo stato prima del prodotto, U_n (r ⊙ h).
conventions-take = Per convertire i pesi
conventions-option = Scegliere là { $option }.
conventions-as-they-are = I numeri passano così come sono.
conventions-order = Mettere le porte nell’ordine { $theirs }; qui è { $ours }.
conventions-transposed = Scambiare righe e colonne delle matrici.
conventions-summed = Sommare i due bias di ogni porta: b = b_i + b_h.
conventions-negated = Cambiare segno a tutti i pesi e bias di { $gate }, perché σ(−s) = 1 − σ(s).
conventions-names = Altri nomi: { $names }.
conventions-biases = { $count ->
    [one] Un solo bias per porta, là.
   *[other] { $count } bias per porta, là.
}
conventions-stored = Memorizzati là come { $tensors }.
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
proof-references = I test del progetto confrontano ogni porta, stato, gradiente, jacobiano e passo di addestramento dei casi di riferimento con PyTorch, Keras e ONNX Runtime, in doppia precisione fino a 10 cifre e oltre.
proof-illustrative = Illustrativo: i pesi sono casuali e non addestrati, e la lettura è una direzione casuale fissa.
lab-jacobian = Jacobiani
lab-start = All’inizio
lab-conventions = Convenzioni
lab-proof = Prova
lab-export = File
lab-stop = Ferma

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

map-read = Ogni triangolo mostra quanto è grande il gradiente della perdita di una risposta a ogni passo precedente: le righe sono il passo s della perdita, le colonne il passo t dello stato nascosto. Passa sopra un triangolo, o muovi il cursore, per vedere l’orizzonte di una perdita in tutte le celle; un clic lo fissa.
map-choose = Perdita al passo s
map-row = Fin dove arriva indietro la perdita al passo { $loss }
map-axis = ‖∂Lₛ/∂hₜ‖
map-shared = una sola scala di colori per tutte le celle; gli zeri esatti non hanno colore
map-horizon = { $cell }: { $half }; al passo 1 ne arriva una parte pari a { $share }.
map-horizon-zero = { $cell }: { $half }; al passo 1 non ne arriva nulla.
map-half-gone = metà del gradiente è persa { $back ->
    [one] un passo indietro
   *[other] { $back } passi indietro
}
map-half-left = a ogni passo resta più di metà del gradiente
map-alone = { $cell }: la perdita al passo 1 raggiunge solo il passo 1.
map-not-finite = { $cell }: andando indietro il gradiente di questa perdita non è più un numero finito.
jacobian-read = Quanto l’ultimo stato dipende da ogni stato precedente: σ_max è il massimo fattore di cui una piccola variazione è allungata o accorciata fino al passo T, la norma di Frobenius somma tutte le direzioni. Dei due stati di una LSTM ciascuno è preso tenendo fermo l’altro.
jacobian-choose = Quale stato
jacobian-of-hidden = stato nascosto
jacobian-of-cell = stato della cella
jacobian-spectral = σ_max di ∂{ $state }_T/∂{ $state }_t
jacobian-frobenius = Norma di Frobenius di ∂{ $state }_T/∂{ $state }_t
jacobian-bound = limite
jacobian-falls = { $cell }: σ_max scende da { $from } al passo T a { $to } al passo 1; { $rate }.
jacobian-grows = { $cell }: σ_max sale da { $from } al passo T a { $to } al passo 1; { $rate }.
jacobian-halves = andando indietro se ne perde metà ogni { $life } passi
jacobian-doubles = andando indietro raddoppia ogni { $life } passi
jacobian-level = resta uguale
jacobian-uneven = non a un ritmo solo
jacobian-zero = { $cell }: σ_max è esattamente zero prima del passo T.
jacobian-not-finite = { $cell }: σ_max non è più un numero finito al passo { $step } e prima.
jacobian-no-state = { $cell } non ha uno stato della cella.
bound-holds = Il limite (γ·σ_max(W))^k su k passi, con γ·σ_max(W) = { $rate }, vale in tutti i { $steps } passi; è più largo al passo { $at }, dove è { $loose } volte il valore misurato.
bound-broken = Il limite (γ·σ_max(W))^k su k passi, con γ·σ_max(W) = { $rate }, non vale: una modifica dentro la cella gli toglie il fondamento.
bound-vanishes = Sotto 1, il gradiente deve svanire.
bound-silent = Se non è sotto 1, non obbliga nulla a svanire.
start-read = σ_max e il raggio spettrale ρ di ogni blocco ricorrente dicono quanto un passo può allungare uno stato e che cosa resta alla lunga. Gli istogrammi mostrano i valori di ogni porta su tutte le unità e i passi: una porta vicina agli estremi è satura e lascia passare pochissimo gradiente.
start-keeps = { $gate } conserva in media { $mean } dello { $state } { $symbol } per passo: a quel ritmo metà è persa dopo { $life } passi (ln ½ / ln { $mean }); unità per unità dopo { $least }–{ $most } passi.
start-keeps-all = { $gate } vale 1: lo { $state } { $symbol } è conservato per intero, e non se ne perde mai metà.
start-keeps-nothing = Nessuna porta conserva una parte dello stato: è rifatto a ogni passo.
start-spectra = Blocchi ricorrenti
start-block = Blocco
start-saturation = { $term }: { $low } % sotto { $below }, { $high } % sopra { $above }

## Waiting

lab-waiting = Calcolo in corso: { $name }
lab-was-stopped = Interrotto: { $name }
lab-stopped = Non c’è risposta: { $message }
lab-begins = si comincia …
lab-count-cases = { $done } di { $of } casi
lab-count-pairs = { $done } di { $of } coppie di passi, tutte le celle insieme
lab-count-steps = { $done } di { $of } parti, tutte le celle insieme
lab-long = Questa scena è grande; può volerci un minuto o più. Intanto la pagina resta utilizzabile.
lab-again = Calcola di nuovo

## Casi di riferimento

proof-cases = Casi di riferimento di PyTorch, Keras e ONNX Runtime
proof-cases-about = Piccoli modelli, calcolati da questi framework con tutte le porte, gli stati, i gradienti, gli jacobiani e alcuni passi di addestramento; caricati su richiesta. Girano qui, nel tuo browser, in precisione doppia e singola, e ogni numero viene confrontato.
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
## What to expect of a task

task-impulse-about = Un solo 1 al primo passo, poi zeri.
task-sine-about = Un’onda sinusoidale; il valore richiesto è quello del passo successivo.
task-adding-about = Coppie di un valore e di un segno; due passi sono segnati, e la risposta è la somma dei loro valori.
task-latch-about = I primi tre valori sono tutti 1 o tutti −1, poi viene rumore; la risposta è quale dei due erano.
task-adding_signed-about = La somma con valori da −1 a 1.
task-order-about = Due simboli X o Y, lontani tra altri che distraggono; la risposta è il loro ordine.
task-order3-about = Tre simboli X o Y tra altri che distraggono: otto ordini.
task-copy-about = Dieci simboli, spazi vuoti, un segnale; poi si chiedono i dieci simboli nel loro ordine.
task-reber-about = Una stringa di una grammatica il cui secondo simbolo ritorna alla fine; si chiede il simbolo successivo.
task-reber_stream-about = Stringhe della grammatica di Reber annidata senza pause; si chiede il simbolo successivo.
task-anbn-about = Alcune a, poi altrettante b; a ogni b: ne segue un’altra, o la fine?
task-numbers-about = La sequenza che scrivi o disegni.
task-table-about = La tabella che incolli o apri, una riga per passo; il valore richiesto sta nella colonna scelta.
task-text-about = Il testo che scrivi, un carattere per passo.
task-recall-expect = Per impararlo, il gradiente dell’ultimo passo deve arrivare al primo. Guarda se ci arriva: nella RNN tanh di solito svanisce per strada, nelle celle con porte un bias di dimenticanza più alto lo tiene in vita.
task-impulse-expect = Ciò che resta dopo l’impulso è memoria e nient’altro: guarda quanto in fretta ogni stato lo dimentica.
task-sine-expect = Da guardare, non da misurare: osserva quali unità seguono l’onda e quali porte si aprono e si chiudono con lei.
task-adding-expect = Rispondere sempre 1 dà un errore quadratico medio di 1/6. Per fare meglio, la cella deve conservare il primo valore segnato finché arriva il secondo.
task-numbers-expect = Prova un picco, un salto, un lungo silenzio: le corsie mostrano che cosa ne fa ogni cella.
task-table-expect = Guarda quale colonna segue ogni unità, e che cosa ne resta qualche riga più tardi.
task-text-expect = Guarda quali porte si aprono agli spazi, alle lettere ripetute, alla fine di una parola. I pesi non sono addestrati: le figure che vedi sono quelle del caso.
task-latch-expect = Le celle con porte imparano a conservare un bit attraverso il rumore. È più facile di quanto sembri: pesi estratti a caso lo risolvono prima dell’addestramento.
task-adding_signed-expect = Rispondere sempre 0 dà un errore quadratico medio di 2/3. Tutto il resto è come nella somma.
task-order-expect = Tirare a indovinare tra i quattro ordini costa ln 4 = 1,386 nat. Le celle con porte imparano a classificarli tutti; la RNN tanh di solito resta al livello del caso.
task-order3-expect = Tirare a indovinare tra gli otto ordini costa ln 8 = 2,079 nat. La cella deve conservare due simboli finché arriva il terzo.
task-copy-expect = Rispondere con spazi vuoti e indovinare i dieci simboli costa 10 ln 8 diviso per il numero di passi. Oltre 100 spazi vuoti l’LSTM semplice resta spesso su quella linea.
task-reber-expect = Ogni cella impara presto la stringa interna. La T o la P che ritorna arriva per ultima: solo lei ha bisogno di memoria lungo tutta la stringa.
task-reber_stream-expect = Nulla dice alla cella dove comincia una stringa. Senza porta di dimenticanza lo stato della cella cresce senza limite; con la porta, l’LSTM impara ad azzerarsi da solo.
task-anbn-expect = Il conteggio si vede: lo stato della cella sale lungo le a e scende lungo le b.

## Addestramento

lab-training = Addestramento
training-read = Le celle imparano il compito scelto, ciascuna dagli stessi batch, in tanti worker quanti sono i processori del dispositivo; lunghezza, dimensione nascosta, seme e bias di dimenticanza sono quelli dell’esperimento. I pesi partono come li estrae PyTorch; le parti tolte a una cella restano tolte, i valori tenuti fermi o impostati non contano. La sequenza sulla scena non serve mai per imparare: mostra fin dove arriva intanto il gradiente.
training-unasked = Questa sequenza non chiede risposte, quindi non c’è nulla da imparare. Scegline un’altra nell’esperimento: somma, richiamo ritardato, ordine temporale.
training-play = Addestra
training-pause = Pausa
training-until = Finché è risolto
training-one = Un aggiornamento
training-again = Dall’inizio
training-stage = Mostra sulla scena
training-charts = Grafici e tabella
training-bar = Addestramento sulla scena
training-drawn = Torna ai pesi estratti
training-link = Un collegamento non porta i pesi addestrati; un file JSON sì.
training-updates = { $updates } aggiornamenti
training-optimiser = Ottimizzatore
training-adam = Adam
training-rmsprop = RMSProp
training-momentum = SGD con momento
training-sgd = SGD
training-rate = Tasso di apprendimento
training-batch = Batch
training-clip = Limite del gradiente
training-clip-off = nessuno
training-clip-norm = norma { $most }
training-clip-value = valore { $most }
training-window = Gradiente su
training-window-whole = tutti i passi
training-seeds = Prove per cella
training-equal = A parità di
training-equal-hidden = dimensione nascosta
training-equal-parameters = parametri
training-stopped = { $cell }, seme { $seed }, si è fermata: { $message }.
training-failed = { $cell }, seme { $seed }, non è andata avanti: { $message }. Nulla è perso: Addestra riprende da qui.
training-losses = Che cosa resta della perdita?
training-loss = perdita
training-axis = aggiornamenti
training-baseline = senza memoria
training-table = { $seeds ->
    [one] Una prova per cella.
   *[other] { $seeds } prove per cella: mediana (minimo–massimo).
 } Perdita: media degli ultimi 100 aggiornamenti, ciascuna prima dell’aggiornamento. Nuove: 256 sequenze mai usate per imparare, provate quando un addestramento riposa. Giuste: la classe, o un numero a meno di 0,04.
training-table-solved = Risolto: una perdita sotto { $line }, nove decimi della strada da una risposta senza memoria alla migliore.
training-row-hidden = Dimensione nascosta
training-row-parameters = Parametri
training-row-bytes = Byte di stato
training-row-forward = µs per passo del batch, in avanti
training-row-each = … avanti, indietro e aggiornamento
training-row-made = Aggiornamenti fatti
training-row-mean = Perdita
training-row-solved = Risolto
training-row-updates = … dopo aggiornamenti
training-row-seconds = … dopo secondi di calcolo
training-row-fresh = Perdita su sequenze nuove
training-row-right = Giuste su sequenze nuove
training-row-longer = Perdita su { $steps } passi
training-of-all = { $solved } su { $all }
training-verdict = In queste condizioni, con { $seeds ->
    [one] una prova
   *[other] { $seeds } prove
 } per cella e al più { $updates ->
    [one] un aggiornamento
   *[other] { $updates } aggiornamenti
 }: { $cells }.
training-told-solved = { $cell } ha risolto il compito in { $solved } su { $all }, dopo { $updates } aggiornamenti
training-told-unsolved = { $cell } non l’ha risolto, con una perdita di { $loss }
training-told-loss = { $cell } è arrivata a una perdita di { $loss }
training-few-seeds = Così poche prove non distinguono le celle: fanne cinque per ciascuna.
training-fewer = { $first } ha avuto bisogno di meno aggiornamenti di { $second } in ogni prova.
training-overlap = Le prove di { $first } e { $second } si sovrappongono: questo non le distingue.
training-verdict-limits = Quale cella sia migliore dipende dai dati e dal compito: cambia una cosa sola e guarda di nuovo.
training-save-table = Questa tabella come CSV
training-save-losses = Ogni perdita come CSV
training-begin = Addestra comincia; metti in pausa quando vuoi.
training-moment = Dopo l’aggiornamento
training-reach = Fin dove arriva il gradiente dopo { $update } aggiornamenti
training-maps = Fin dove arriva in ogni momento: ‖∂L/∂hₜ‖ sulla sequenza della scena, primo seme; una riga è un momento e lo apre.
training-map-text = { $cell }: fin dove arriva il gradiente in { $count } momenti dell’addestramento, una riga ciascuno, sui passi della sequenza.
training-kept = { $cell }: la quota { $share } del gradiente raggiunge il passo 1.
axis-update = aggiornamento
table-update-step = Aggiornamento / passo
## Training

train-learning-rate = Tasso di apprendimento
train-clip = Limite del gradiente
train-momentum = Quantità di moto
train-decay = Decadimento
train-beta1 = β₁
train-beta2 = β₂
train-epsilon = ε
train-keep-bias = Bias della porta che conserva
error-train-range = { $setting } vale { $got }, fuori dall’intervallo da { $min } a { $max }: scegli un valore compreso.
error-train-batch = Un gruppo di { $got } sequenze è fuori dall’intervallo da 1 a { $most }: scegli un numero compreso.
error-train-window = Una finestra di { $got } passi è fuori dall’intervallo da 1 a { $most }, la lunghezza della sequenza: scegli un numero compreso.
error-train-memory = Queste dimensioni richiedono { $got } numeri alla volta, e ne sono ammessi { $most }: scegli meno passi, meno unità o meno sequenze per gruppo.
error-train-score = Le risposte di questo compito sono numeri, non classi: scegli l’errore quadratico.
error-train-unasked = Questa sequenza non chiede nessuna risposta: allungala o scegli un altro compito.
error-train-network = Questa rete ha { $got } ingressi, unità e uscite, e ne servono { $want }: addestrala su ciò per cui è stata fatta.

## Files that are refused, and choices besides the first

import-large = Il file ha { $bytes } byte; se ne leggono al massimo { $most }. Salva un confronto con meno passi o meno unità.
import-json = Riga { $line }, colonna { $column }: questo non è JSON. Apri il file così come è stato salvato.
import-schema = Il file dice di essere «{ $given }»; questa pagina legge «{ $wanted }». Apri un confronto salvato da Gatescope.
import-missing = Manca «{ $path }». Apri il file così come è stato salvato.
import-kind = In «{ $path }» c’è { $found ->
    [object] un oggetto
    [list] un elenco
    [number] un numero
    [text] un testo
    [boolean] vero o falso
   *[null] null
 }, mentre serve { $wanted ->
    [object] un oggetto
    [list] un elenco
    [text] un testo
   *[number] un numero
 }. Apri il file così come è stato salvato.
import-shape = «{ $path }» è { $given }; la scena del collegamento nel file richiede { $wanted }. Correggi la forma o il collegamento.
import-length = «{ $path }» non riempie la sua forma: ne ha { $given } invece di { $wanted }. Apri il file così come è stato salvato.
import-other = Nel file «{ $path }» è { $given }; la scena del suo collegamento dà { $wanted }. Uno dei due è stato modificato dopo il salvataggio.
import-value = Colonna { $column }, { $node }, passo { $step }, unità { $unit }: il file dice { $given }, la scena del suo collegamento dà { $wanted }. Uno dei due è stato modificato dopo il salvataggio.
import-gradient = Colonna { $column }, ∂L/∂{ $node }, passo { $step }, unità { $unit }: il file dice { $given }, la scena del suo collegamento dà { $wanted }. Uno dei due è stato modificato dopo il salvataggio.
import-run = La scena del collegamento nel file non si può eseguire: { $message }.
init-glorot-about = Ogni matrice è estratta uniformemente fra ±√(6/(ingressi + uscite)); i bias partono da 0 (Glorot e Bengio 2010).
init-orthogonal-about = Le matrici ricorrenti sono rotazioni casuali, che conservano ogni lunghezza; ingressi come Glorot, bias 0: la scelta predefinita di Keras (Saxe, McClelland, Ganguli 2014).
init-identity-about = Le matrici ricorrenti partono dall’identità; ingressi come Glorot, bias 0 (Le, Jaitly, Hinton 2015).
init-gaussian-about = I pesi ricorrenti sono normali con deviazione 1/√H, così che la scala ricorrente è circa il loro raggio spettrale; ingressi come Glorot, bias 0.
prec-f32-about = Ogni operazione è arrotondata alla precisione singola: i gradienti sotto 1,4 × 10⁻⁴⁵ diventano esattamente 0.
prec-f16-about = Ogni operazione è arrotondata alla mezza precisione: i gradienti sotto 6 × 10⁻⁸ diventano esattamente 0, i numeri sopra 65 504 infiniti.
prec-bf16-about = Ogni operazione è arrotondata a bfloat16: l’intervallo di f32 con due o tre cifre.

## Weights

lab-weights = Pesi
weights-read = Apri una cella addestrata altrove: safetensors da PyTorch, npz da Keras, ONNX, o il JSON di questa pagina. Il file si legge nel tuo browser e non va da nessuna parte; nulla cambia prima che tu abbia visto che cosa diventa che cosa.
weights-choose = Un file di pesi
weights-looking = Lettura …
weights-summary = { $format }, come lo scrive { $convention }: { $cell }, I = { $input }, H = { $hidden }, { $layers ->
    [one] uno strato
   *[other] { $layers } strati
 }, { $directions ->
    [1] una direzione
   *[other] entrambe le direzioni
 }.
weights-network = Rete
weights-question = Letto come
weights-readout = Lettura
weights-no-readout = nessuna
weights-gates = porte { $gates }
weights-first = la prima matrice legge l’ingresso
weights-second = la prima matrice legge lo stato
weights-layers = strati uno sull’altro
weights-directions = due direzioni
weights-warns-not-finite = { $name } contiene { $count } numeri che sono ∞ o NaN; la cella gira con quelli.
weights-warns-initial = { $name } è uno stato iniziale diverso da 0; qui la cella comincia da 0.
weights-warns-activation = Il file non dice se la sua attivazione è tanh o ReLU; si prende tanh.
weights-table = Che cosa diventa che cosa
weights-head-layer = Strato
weights-head-gate = Porta
weights-head-becomes = Diventa
weights-head-from = Da
weights-head-shape = Forma del tensore
weights-head-dtype = Numeri
weights-ignored = Non usati:
weights-ignored-unused = { $name }: non appartiene a nessuno strato ricorrente.
weights-ignored-no-tensor = { $name }: non è un tensore.
weights-ignored-refused = { $name }: { $reason }.
weights-stack = La scena mostra una cella alla volta: scegli come rete un solo strato della pila.
weights-large = Questa cella ha { $hidden } unità; la pagina ne mostra al più { $most }.
weights-width = Questa cella legge { $input } numeri a ogni passo, la sequenza ne ha { $width }. Scegline una adatta:
weights-use = Usa nella colonna { $column } ({ $cell })
weights-out = Porta via i pesi
weights-out-about = Come file che PyTorch, Keras e ONNX Runtime caricano, o come Python che costruisce la stessa cella e la fa girare su questa sequenza.
