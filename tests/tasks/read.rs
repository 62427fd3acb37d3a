//! Is a table read as its program wrote it, and is what cannot be read named by line and column?

use gatescope::task::table::read::{BYTES_MAX, Layout, Options, Preview, ReadError, read};
use gatescope::task::table::{Table, Target, is_name};
use proptest::prelude::*;

fn target(name: &str) -> Options {
    Options { target: Some(name.to_owned()), ..Options::default() }
}

fn table(text: &str, options: &Options) -> Table {
    read(text, options).unwrap_or_else(|error| panic!("{text}: {error}")).0
}

fn told(text: &str, options: &Options) -> String {
    read(text, options).unwrap_err().to_string()
}

fn preview(text: &str) -> Preview {
    read(text, &Options::default()).unwrap().1
}

#[test]
fn every_way_of_writing_gives_the_same_table() {
    let wanted = Table {
        columns: vec!["a".to_owned(), "b".to_owned()],
        inputs: vec![0.5, -2.0, 1.25, 1000.0],
        target: Some(Target { name: "y".to_owned(), values: vec![Some(3.0), None] }),
    };
    let texts = [
        ("a,b,y\n0.5,-2,3\n1.25,1e3,\n", Layout::Comma, false),
        ("\u{feff}a,b,y\r\n0.5,-2,3\r\n\r\n1.25,1000,NA\r\n", Layout::Comma, false),
        ("a;b;y\n0,5;-2;3\n1,25;1000;\n", Layout::Semicolon, true),
        ("a;b;y\n0.5;-2;3\n1.25;1000;", Layout::Semicolon, false),
        ("a\tb\ty\n0,5\t\u{2212}2\t3\n1,25\t1000\t", Layout::Tab, true),
        ("a\tb\ty\n0.5\t-2\t3\n1.25\t1000\t?", Layout::Tab, false),
        ("a b y\n 0.5  -2  3\n1.25 1000 NaN", Layout::Spaces, false),
        ("\"a\" , \"b\",\"y\"\n\"0.5\",-2,3\n1.25,1000,\"\"", Layout::Comma, false),
        ("[[\"a\",\"b\",\"y\"],[0.5,-2,3],[1.25,1e3,null]]", Layout::Json, false),
        ("[{\"a\":0.5,\"b\":-2,\"y\":3},{\"b\":1000,\"a\":1.25}]", Layout::Json, false),
    ];
    for (text, layout, comma) in texts {
        let (table, preview) = read(text, &target("y")).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(table, wanted, "{text}");
        assert_eq!((preview.layout, preview.comma, preview.header, preview.steps), (layout, comma, true, 2), "{text}");
    }
    assert_eq!(table("y;a;b\n3;0,5;-2\n;1,25;1000", &target("y")), wanted, "wherever the target stands");
    assert_eq!(table("a,b,=y\n0.5,-2,3\n1.25,1000,", &Options::default()), wanted, "a marked target");
    assert_eq!(table("a,b,=y\n0.5,-2,3\n1.25,1000,1", &target("")).columns, ["a", "b", "y"], "no target");
}

#[test]
fn what_was_read_is_summed_up() {
    let summary = read("day,a,y\nMon,1,\nTue,2,5\nWed,6,7", &target("y")).unwrap().1;
    let of = |k: usize| {
        (summary.columns[k].min, summary.columns[k].max, summary.columns[k].mean, summary.columns[k].missing)
    };
    assert_eq!((of(0), of(1)), ((1.0, 6.0, 3.0, 0), (5.0, 7.0, 6.0, 1)));
    assert_eq!((summary.left_out, summary.header), (vec!["day".to_owned()], true));
    assert_eq!(preview("1,2\n3,4").columns[1].name, "x2");
    assert!(!preview("Mon,2\nTue,4").header, "a row with a number is no header");
    assert_eq!(table("air temperature\n20\n21", &Options::default()).columns, ["air temperature"]);
    let names = table("\"a, b\",2nd,\"say \"\"hi\"\"\"\n1,2,3", &Options::default()).columns;
    assert_eq!(names, ["a  b", "2nd", "say  hi"]);
    assert_eq!(table("[{\"1\":2,\"c\":3}]", &Options::default()).columns, ["x1", "c"]);
}

#[test]
fn columns_are_normalised_by_the_population() {
    let options = Options { normalise: true, ..target("y") };
    let read = table("a,b,y\n1,5,8\n3,5,9\n5,5,10\n7,5,\n", &options);
    let a: Vec<f64> = read.inputs.iter().copied().step_by(2).collect();
    // Mean 4, variance (9 + 1 + 1 + 9) / 4 = 5.
    let wanted = [-3.0, -1.0, 1.0, 3.0].map(|x| x / libm::sqrt(5.0));
    assert!(a.iter().zip(wanted).all(|(a, w)| (a - w).abs() < 1e-15), "{a:?}");
    assert!(read.inputs.iter().skip(1).step_by(2).all(|b| *b == 0.0), "a constant column");
    assert_eq!(read.target.unwrap().values, [Some(8.0), Some(9.0), Some(10.0), None], "the target stays");
    assert_eq!(table("a\n2e6\n4e6", &options_of_all(true)).inputs, [-1.0, 1.0], "large numbers fit once normalised");
}

fn options_of_all(normalise: bool) -> Options {
    Options { normalise, ..Options::default() }
}

#[test]
fn a_window_takes_some_steps() {
    let long = format!("a\n{}", (1..=2000).map(|k| format!("{k}\n")).collect::<String>());
    let steps = |from, to| Options { steps: Some((from, to)), ..Options::default() };
    assert_eq!(table(&long, &steps(1001, 1003)).inputs, [1001.0, 1002.0, 1003.0]);
    assert_eq!(table(&long, &steps(1999, 2400)).inputs, [1999.0, 2000.0]);
    assert_eq!(told(&long, &Options::default()), "there are more than 500 rows; choose which steps to take");
    assert_eq!(told(&long, &steps(1, 501)), "there are more than 500 rows; choose which steps to take");
    assert!(told(&long, &steps(2001, 2002)).contains("the steps 2001 to 2002 are not in the table"));
    assert!(told(&long, &steps(3, 2)).contains("the steps 3 to 2"));
    assert!(told(&long, &steps(0, 2)).contains("the steps 0 to 2"));
    assert!(told("a,b\n1,2\n2,3\n4,x\n5,6", &steps(3, 4)).starts_with("line 4, column `b`: `x`"));
    assert_eq!(table("a,b\n1,x\n2,3", &steps(2, 2)).inputs, [2.0, 3.0], "what is outside is not read");
}

#[test]
fn what_is_wrong_is_named_by_line_and_column() {
    let cases = [
        ("", "there is no row"),
        (" \n\n", "there is no row"),
        ("a,b", "there is no row"),
        ("a,b\n1,2\n\n3", "line 4 has 1 cells, and the first row has 2"),
        ("a,b\n1,2\n3,4,5", "line 3 has 3 cells"),
        ("a,b\n1,2\n,4", "line 3, column `a`: the number is missing"),
        ("a,b\n1,2\n3,NA", "line 3, column `b`: the number is missing"),
        ("a,b\n1,2\n3,four", "line 3, column `b`: `four` is not a number"),
        ("a;b\n1,5;2\n3.5;4", "line 3, column `a`: `3.5` is not a number"),
        ("a;b\n1.234,5;2\n1,5;2", "line 2, column `a`: `1.234,5` is not a number"),
        ("a,b\n1,2e6", "line 2, column `b`: 2e6 is outside -1000000 to 1000000"),
        ("a,=y\n1,2e6", "line 2, column `y`: 2e6 is outside"),
        ("a,b\n1,1e999", "line 2, column `b`: 1e999 is outside"),
        ("one\ntwo", "there are 0 input columns"),
        ("=y\n1", "there are 0 input columns"),
        ("[1,2]", "line 1, character 2: not the JSON of a table"),
        ("[[1,2],\n[3", "line 2, character 2: not the JSON"),
        ("{\"a\":[1]}", "line 1, character 0: not the JSON"),
        ("[[1,2],[3]]", "record 2 has 1 cells, and the first row has 2"),
        ("[{\"a\":1},{\"a\":2,\"b\":3}]", "record 2 has 2 cells"),
        ("[{\"a\":1},{}]", "record 2, column `a`: the number is missing"),
        ("[[1],[true]]", "record 2, column `x1`: `true` is not a number"),
    ];
    for (text, wanted) in cases {
        let told = told(text, &Options::default());
        assert!(told.starts_with(wanted), "{text}: {told}");
    }
    assert_eq!(read("a\n1", &target("b")).unwrap_err(), ReadError::Target { name: "b".to_owned() });
    let large = Options { normalise: true, ..Options::default() };
    assert!(told("a\n1\n1e999", &large).contains("1e999 is outside"), "infinite even if normalised");
}

#[test]
fn what_is_too_large_is_refused_at_once() {
    let begun = std::time::Instant::now();
    let long = "1,".repeat(BYTES_MAX);
    assert_eq!(
        read(&long, &Options::default()).unwrap_err(),
        ReadError::Large { bytes: 2 * BYTES_MAX, most: BYTES_MAX }
    );
    let wide = &long[..BYTES_MAX];
    assert!(told(wide, &Options::default()).contains("257 input columns"));
    assert!(told(&wide.replace(',', "\n"), &Options::default()).contains("more than 500 rows"));
    assert!(told(&format!("{}\n1", "1,".repeat(64) + "1"), &Options::default()).contains("has 1 cells"));
    assert!(told(&("1,".repeat(64) + "1"), &Options::default()).contains("65 input columns"));
    assert!(told(&"[".repeat(BYTES_MAX), &Options::default()).contains("not the JSON"));
    assert!(begun.elapsed().as_secs_f64() < 5.0, "{:?}", begun.elapsed());
}

fn any_table() -> impl Strategy<Value = Table> {
    let name = "\\PC{1,8}".prop_filter("a name", |name| is_name(name));
    let number = prop_oneof![-1e6..1e6, -1.0..1.0, -1e-300..1e-300];
    (prop::collection::vec(name, 2..6), 1..12usize, any::<bool>()).prop_flat_map(move |(names, steps, wanted)| {
        let inputs = prop::collection::vec(number.clone(), steps * (names.len() - 1));
        let values = prop::collection::vec(prop::option::of(number.clone()), steps);
        (Just(names), inputs, values).prop_map(move |(mut columns, inputs, values)| {
            let target = columns.pop().filter(|_| wanted).map(|name| Target { name, values });
            Table { columns, inputs, target }
        })
    })
}

proptest! {
    #[test]
    fn what_the_editor_shows_reads_back(table in any_table()) {
        let text = table.write('\n', str::to_owned);
        prop_assert_eq!(read(&text, &Options::default()).map(|(table, _)| table), Ok(table));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}|[-0-9.,;\t\n \"a=\\[\\]{}:]{0,80}", normalise: bool) {
        if let Ok((table, preview)) = read(&text, &options_of_all(normalise)) {
            prop_assert_eq!(table.check(), Ok(()));
            prop_assert_eq!(table.steps(), preview.steps);
        }
    }
}
