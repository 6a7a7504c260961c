//! Days, to tell what is over by now.

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u64,
    month: u64,
    day: u64,
}

impl Date {
    /// Reads `2026-01-31`.
    pub fn read(text: &str) -> Option<Date> {
        let mut parts = text.get(..10)?.split('-').map(|part| part.parse().ok());
        Some(Date { year: parts.next()??, month: parts.next()??, day: parts.next()?? })
    }

    /// The day in UTC, so many seconds after the start of 1970.
    pub fn of_seconds(seconds: u64) -> Date {
        // Years are counted from March, so that the leap day is the last: Howard Hinnant's
        // "chrono-compatible low-level date algorithms", without the days before 1970.
        let days = seconds / 86_400 + 719_468;
        let day_of_era = days % 146_097;
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + days / 146_097 * 400 + u64::from(month <= 2);
        Date { year, month, day }
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn seconds_become_days() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (951_868_800, "2000-03-01"),
            (1_700_000_000, "2023-11-14"),
            (1_798_761_599, "2026-12-31"),
            (4_107_542_400, "2100-03-01"),
        ] {
            assert_eq!(Some(Date::of_seconds(seconds)), Date::read(day), "{seconds}");
        }
    }

    #[test]
    fn days_are_in_order() {
        assert!(Date::read("2026-01-31") < Date::read("2026-02-01"));
        assert!(Date::read("2026-12-31") < Date::read("2027-01-01"));
        assert_eq!((Date::read("soon"), Date::read("2026-xx-01")), (None, None));
    }
}
