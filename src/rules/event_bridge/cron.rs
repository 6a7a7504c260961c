//! The fields of `cron(…)`, as "Cron expressions" in the user guide of EventBridge has them.

use super::wrong_schedule::Wrong;

/// A field.
struct Field {
    name: &'static str,
    least: u32,
    most: u32,
    /// Names that stand for the numbers from the least on.
    names: &'static [&'static str],
    /// Whether `?` can stand there.
    can_be_open: bool,
    /// What else can be an item of it.
    is_special: fn(&str) -> bool,
    example: &'static str,
}

const MONTHS: &[&str] = &["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

const DAYS: &[&str] = &["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const fn plain(name: &'static str, least: u32, most: u32, example: &'static str) -> Field {
    Field { name, least, most, names: &[], can_be_open: false, is_special: |_| false, example }
}

const FIELDS: &[Field] = &[
    plain("minutes", 0, 59, "`0` or `0/15`"),
    plain("hours", 0, 23, "`12` or `8-18`"),
    Field {
        can_be_open: true,
        is_special: is_special_date,
        ..plain("day of the month", 1, 31, "`1`, `L` or `?`")
    },
    Field { names: MONTHS, ..plain("month", 1, 12, "`1`, `JAN` or `*`") },
    Field {
        names: DAYS,
        can_be_open: true,
        is_special: is_special_day,
        ..plain("day of the week", 1, 7, "`2`, `MON-FRI` or `?`")
    },
    plain("year", 1970, 2199, "`2026` or `*`"),
];

/// What is wrong with the fields.
pub fn problem(text: &str) -> Option<Wrong> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() != FIELDS.len() {
        let found = format!("`cron({text})` has {} fields instead of {}", words.len(), FIELDS.len());
        let help =
            "write minutes, hours, day of the month, month, day of the week and year: `cron(0 12 * * ? *)`";
        return Some((found, help.to_owned()));
    }
    let wrong = FIELDS.iter().zip(&words).find(|(field, word)| !field.takes(word));
    if let Some((field, word)) = wrong {
        let found = format!(
            "`{word}` does not fit the {} of a `cron`, from {} to {}",
            field.name, field.least, field.most
        );
        return Some((found, format!("write one such as {}", field.example)));
    }
    let open = words.iter().filter(|word| **word == "?").count();
    let found = match open {
        1 => return None,
        0 => format!("`cron({text})` has both a day of the month and a day of the week"),
        _ => format!("`cron({text})` has neither a day of the month nor a day of the week"),
    };
    Some((found, "write `?` for one of the two".to_owned()))
}

impl Field {
    fn takes(&self, word: &str) -> bool {
        word == "?" && self.can_be_open || word.split(',').all(|item| self.takes_item(item))
    }

    /// `*`, `5`, `MON`, `1-5`; each with `/15` behind it perhaps.
    fn takes_item(&self, item: &str) -> bool {
        let (range, step) = item.split_once('/').map_or((item, None), |(range, step)| (range, Some(step)));
        let is_step = step.is_none_or(|step| number(step).is_some_and(|step| step > 0));
        let is_range = match range.split_once('-') {
            Some((from, to)) => self.has(from) && self.has(to),
            None => range == "*" || self.has(range),
        };
        is_step && is_range || (self.is_special)(item)
    }

    fn has(&self, text: &str) -> bool {
        let is_name = self.names.iter().any(|name| name.eq_ignore_ascii_case(text));
        is_name || number(text).is_some_and(|number| number >= self.least && number <= self.most)
    }
}

fn number(text: &str) -> Option<u32> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_digits)
}

/// `L`, the last day; `LW`, the last weekday; `15W`, the weekday nearest to the 15th; `L-3`.
fn is_special_date(item: &str) -> bool {
    let is_date = |text: &str| number(text).is_some_and(|date| (1..=31).contains(&date));
    matches!(item, "L" | "LW")
        || item.strip_suffix('W').is_some_and(is_date)
        || item.strip_prefix("L-").is_some_and(is_date)
}

/// `6L`, the last Friday; `2#1`, the first Monday; `L`.
fn is_special_day(item: &str) -> bool {
    let is_day = |text: &str| {
        DAYS.iter().any(|day| day.eq_ignore_ascii_case(text))
            || number(text).is_some_and(|day| (1..=7).contains(&day))
    };
    let is_week = |text: &str| number(text).is_some_and(|week| (1..=5).contains(&week));
    let is_counted = item.split_once('#').is_some_and(|(day, week)| is_day(day) && is_week(week));
    item == "L" || item.strip_suffix('L').is_some_and(is_day) || is_counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_in_their_ranges() {
        let right = [
            "0 10 * * ? *",
            "15 12 * * ? *",
            "0 18 ? * MON-FRI *",
            "0 8 1 * ? *",
            "0/15 * * * ? *",
            "0/5 8-17 ? * mon-fri *",
            "0 9 ? * 2#1 *",
            "0 0 L * ? *",
            "0 0 15W JAN,DEC ? 2026-2030",
            "0 0 ? * 6L *",
            "*/10 * * * ? *",
        ];
        assert!(right.iter().all(|text| problem(text).is_none()));
        let wrong = [
            "0 10 * * *",
            "60 10 * * ? *",
            "0 24 * * ? *",
            "0 10 32 * ? *",
            "0 10 * 13 ? *",
            "0 10 ? * 8 *",
            "0 10 ? * MO *",
            "0 10 * * * *",
            "0 10 ? * ? *",
            "0 10 * * ? 1969",
            "0/0 10 * * ? *",
            "? 10 * * ? *",
            "0 10 ? * 2#6 *",
            "a 10 * * ? *",
            "0 10 * * ? * *",
            "",
        ];
        assert!(!wrong.iter().any(|text| problem(text).is_none()));
    }
}
