//! How much room text takes. No font is read: the widths are those of a common sans serif, and a little more, so that
//! they are enough for the fonts that systems show instead.

/// Widths of the characters from space to `~`, in hundredths of the font's size, as in Helvetica.
const WIDTHS: [u8; 95] = [
    28, 28, 36, 56, 56, 89, 67, 19, 33, 33, 39, 58, 28, 33, 28, 28, 56, 56, 56, 56, 56, 56, 56, 56, 56, 56,
    28, 28, 58, 58, 58, 56, 102, 67, 67, 72, 72, 67, 61, 78, 72, 28, 50, 67, 56, 83, 72, 78, 67, 78, 72, 67,
    61, 72, 67, 94, 67, 67, 61, 28, 28, 28, 47, 56, 33, 56, 56, 50, 56, 56, 28, 56, 56, 22, 22, 50, 22, 83,
    56, 56, 56, 56, 33, 50, 28, 56, 50, 72, 50, 50, 50, 33, 26, 33, 58,
];

/// Wider than Helvetica, as fonts such as DejaVu Sans are.
const WIDER: f64 = 1.12;

/// How much wider bold text is, as a factor of its size.
pub const BOLD: f64 = 1.15;

/// The first character of the scripts whose letters are as wide as high, such as Chinese. Pictograms come behind it, too.
const WIDE_FROM: u32 = 0x1100;

/// The width of a text of a size.
pub fn width(text: &str, size: f64) -> f64 {
    let hundredths: u32 = text.chars().map(character_width).sum();
    f64::from(hundredths) / 100.0 * size * WIDER
}

fn character_width(character: char) -> u32 {
    let code = u32::from(character);
    let known = code.checked_sub(32).and_then(|at| WIDTHS.get(usize::try_from(at).ok()?));
    match known {
        Some(width) => u32::from(*width),
        None if character == '…' || code >= WIDE_FROM && !(0x2000..0x2100).contains(&code) => 100,
        None => 67,
    }
}

/// A text in one line, with `…` in the place of what is too much.
pub fn cut(text: &str, size: f64, room: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut left = room - width("…", size);
    for character in text.chars() {
        left -= width(character.encode_utf8(&mut [0; 4]), size);
        if left < 0.0 {
            break;
        }
        out.push(character);
    }
    out.push('…');
    out
}

/// A name in at most two lines, broken where a word of it ends; what is too much is cut.
pub fn in_two_lines(name: &str, size: f64, room: f64) -> Vec<String> {
    if width(name, size) <= room {
        return vec![name.to_owned()];
    }
    let fits = |at: &usize| name.get(..*at).is_some_and(|head| width(head.trim_end(), size) <= room);
    let at = word_ends(name).into_iter().filter(fits).max();
    match at.and_then(|at| name.split_at_checked(at)) {
        Some((head, tail)) => vec![head.trim_end().to_owned(), cut(tail.trim_start(), size, room)],
        None => vec![cut(name, size, room)],
    }
}

/// The places at which a name can be broken: before a capital behind a small letter, behind punctuation and spaces.
fn word_ends(name: &str) -> Vec<usize> {
    let behind = name.char_indices().zip(name.char_indices().skip(1));
    let is_end = |last: char, next: char| {
        (last.is_lowercase() || last.is_ascii_digit()) && next.is_uppercase() || !last.is_alphanumeric()
    };
    behind.filter(|((_, last), (_, next))| is_end(*last, *next)).map(|(_, (at, _))| at).collect()
}

#[cfg(test)]
mod tests {
    use super::{cut, in_two_lines, width};

    #[test]
    fn wide_letters_take_more_room() {
        assert!(width("WWW", 10.0) > 2.0 * width("iii", 10.0));
        assert!(width("注文", 10.0) >= 20.0);
        assert_eq!(width("", 10.0), 0.0);
    }

    #[test]
    fn what_is_too_long_is_cut() {
        assert_eq!(cut("Orders", 14.0, 200.0), "Orders");
        let short = cut(&"Order".repeat(20), 14.0, 100.0);
        assert!(short.ends_with('…') && width(&short, 14.0) <= 100.0, "{short}");
    }

    #[test]
    fn names_are_broken_between_words() {
        assert_eq!(in_two_lines("ProcessIncomingOrders", 14.0, 130.0), ["ProcessIncoming", "Orders"]);
        assert_eq!(in_two_lines("incoming-orders-queue", 14.0, 120.0), ["incoming-orders-", "queue"]);
        let unbroken = in_two_lines(&"x".repeat(90), 14.0, 120.0);
        assert_eq!(unbroken.len(), 1);
        assert!(unbroken[0].ends_with('…'));
    }
}
