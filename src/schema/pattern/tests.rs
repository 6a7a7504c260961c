use super::Pattern;

fn check(source: &str, right: &[&str], wrong: &[&str]) {
    let pattern = Pattern::new(source);
    assert!(pattern.is_valid(), "{source}");
    right.iter().for_each(|text| assert!(pattern.matches(text), "{source} in {text:?}"));
    wrong.iter().for_each(|text| assert!(!pattern.matches(text), "{source} in {text:?}"));
}

#[test]
fn patterns_are_looked_for_anywhere() {
    check("b", &["abc", "b"], &["", "ac"]);
    check("^b", &["bc"], &["abc"]);
    check("c$", &["abc", "abc\n"], &["abcd", "abc\n\n"]);
    check(r"\Ac\Z", &["c"], &["c\n", "cc"]);
    check("", &["", "a"], &[]);
    check("^(a|b|)$", &["a", "b", ""], &["c"]);
    check(r"\bfoo\b", &["a foo b", "foo"], &["afoo"]);
}

#[test]
fn repetitions() {
    check("^a{2,3}$", &["aa", "aaa"], &["a", "aaaa"]);
    check("^a{2}$", &["aa"], &["a", "aaa"]);
    check("^a{,2}$", &["", "aa"], &["aaa"]);
    check("^a{2,}$", &["aaaaa"], &["a"]);
    check("^(ab){1,2}c$", &["abc", "ababc"], &["c", "abababc"]);
    check("^a{b$", &["a{b"], &["ab"]);
    check("^{{x}}$", &["{{x}}"], &["x"]);
    check("^a*+a$", &[], &["aaa"]);
    check("^(?:ab)*+ab$", &[], &["abab"]);
    check("^a+?b??$", &["aab", "a"], &["b"]);
    check("^(a*)*$", &["", "aaa"], &["b"]);
    check("^(|a)+$", &["", "aa"], &["b"]);
    check("^(|a){3}$", &["", "a", "aaa"], &["aaaa"]);
}

#[test]
fn sets_of_characters() {
    check("^[^a-c]$", &["d", "-"], &["a", "c"]);
    check("^[]a-]+$", &["]a-"], &["b"]);
    check(r"^[\w-.]+$", &["a-.1_"], &["a b"]);
    check("^[a[]$", &["[", "a"], &["b"]);
    check(r"^[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*$", &["aß\u{1F600}\n"], &["\u{1}"]);
    check(r"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$", &["Größe 1:/"], &["#", "a\u{1}"]);
    check(r"^[\P{C}\n]+$", &["ab\n"], &["\u{1}"]);
    check("^[[:alpha:]]+$", &["abc"], &["1"]);
    check(r"^\S\D\W$", &["aa-"], &["1 a"]);
    check(r"^\x41\.\/\_$", &["A./_"], &["A!/_"]);
}

#[test]
fn what_stands_around() {
    check("^(?!aws:).+$", &["a", "xaws:"], &["aws:a"]);
    check("^(?=.*[a-z])(?=.*[0-9]).{2,}$", &["a1"], &["aa", "1"]);
    check("^.*(?<!-)$", &["a", ""], &["a-"]);
    check("(?<=a)b", &["ab"], &["cb"]);
    check("^(?!.*--)[a-z-]+$", &["a-b"], &["a--b"]);
}

#[test]
fn flags() {
    check("(?i)^Abc[d-f]$", &["aBCE"], &["abcg"]);
    check("^(?i:a)b$", &["Ab"], &["AB"]);
    check("(?s)^a.b$", &["a\nb"], &["ab"]);
    check("^a.b$", &["axb"], &["a\nb"]);
}

#[test]
fn what_cannot_be_understood_occurs_everywhere() {
    for source in [r"(a)\1", "[a", "(a", "a)", "*", "a**", "[b-a]", "[a&&[b]]", r"\p{Unheard}", "(?x)a", r"\"]
    {
        let pattern = Pattern::new(source);
        assert!(!pattern.is_valid() && pattern.matches("anything"), "{source}");
    }
}

#[test]
fn work_is_bounded() {
    let long = "a".repeat(100_000);
    for source in ["^(a+)+$", "^(a|aa)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?<=a*)b", "^(ab|a|b)*$"] {
        assert!(Pattern::new(source).matches(&format!("{long}!")), "{source}");
    }
    assert!(Pattern::new("^[a-z]{1,65535}$").matches(&"a".repeat(65535)));
    assert!(!Pattern::new("^[a-z]{1,65535}$").matches(&"a".repeat(65536)));
    assert!(!Pattern::new(&"(".repeat(100_000)).is_valid());
}
