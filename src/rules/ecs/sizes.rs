//! The sizes that tasks of Fargate can have.

use std::fmt;

/// A size of CPU, with the memory that goes with it.
pub struct Size {
    /// In units, of which 1024 are one virtual CPU.
    pub cpu: u64,
    /// What goes with it.
    pub memory: Memory,
}

/// Amounts of memory, in MiB.
pub enum Memory {
    /// One of these.
    OneOf(&'static [u64]),
    /// From one to another, in steps.
    Steps(u64, u64, u64),
}

const fn size(cpu: u64, memory: Memory) -> Size {
    Size { cpu, memory }
}

/// From "Amazon ECS task definition parameters for Fargate", task size.
pub const SIZES: &[Size] = &[
    size(256, Memory::OneOf(&[512, 1024, 2048])),
    size(512, Memory::Steps(1024, 4096, 1024)),
    size(1024, Memory::Steps(2048, 8192, 1024)),
    size(2048, Memory::Steps(4096, 16_384, 1024)),
    size(4096, Memory::Steps(8192, 30_720, 1024)),
    size(8192, Memory::Steps(16_384, 61_440, 4096)),
    size(16_384, Memory::Steps(32_768, 122_880, 8192)),
    size(32_768, Memory::OneOf(&[61_440, 122_880, 249_856])),
];

impl Memory {
    /// Whether an amount is among them.
    pub fn contains(&self, amount: u64) -> bool {
        match *self {
            Memory::OneOf(amounts) => amounts.contains(&amount),
            Memory::Steps(from, to, step) => (from..=to).contains(&amount) && amount.is_multiple_of(step),
        }
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Memory::OneOf(amounts) => {
                let amounts: Vec<String> = amounts.iter().map(|amount| format!("`{amount}`")).collect();
                write!(formatter, "one of {}", amounts.join(", "))
            }
            Memory::Steps(from, to, step) => write!(formatter, "from `{from}` to `{to}` in steps of {step}"),
        }
    }
}

/// The size with this CPU; none when Fargate does not have it.
pub fn of_cpu(text: &str) -> Option<&'static Size> {
    let units = units(text)?;
    SIZES.iter().find(|size| size.cpu == units)
}

/// Units of CPU: `256`, or `.25 vCPU`.
pub fn units(text: &str) -> Option<u64> {
    amount(text, "vcpu")
}

/// Memory in MiB: `512`, or `0.5 GB`.
pub fn mebibytes(text: &str) -> Option<u64> {
    amount(text, "gb")
}

/// A whole number, or a number with a unit 1024 times as large.
fn amount(text: &str, unit: &str) -> Option<u64> {
    let text = text.trim().to_ascii_lowercase();
    match text.strip_suffix(unit) {
        None => text.parse().ok(),
        Some(number) => thousandths(number.trim()).map(|number| number * 1024 / 1000),
    }
}

/// `0.25` is 250. Numbers are short, so that nothing overflows.
fn thousandths(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let are_digits = [whole, fraction].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let is_short = whole.len() <= 9 && fraction.len() <= 3 && !text.is_empty();
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let fraction: u64 = format!("{fraction:0<3}").parse().ok()?;
    (are_digits && is_short).then_some(whole * 1000 + fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_can_have_a_unit() {
        assert_eq!([units("256"), units(".25 vCPU"), units("16 vcpu")], [Some(256), Some(256), Some(16_384)]);
        assert_eq!(
            [mebibytes("512"), mebibytes("0.5GB"), mebibytes("30 GB")].map(Option::unwrap),
            [512, 512, 30_720]
        );
        let wrong = ["", "vCPU", "1,5 vCPU", "-1 vCPU", "1e3", "99999999999 vCPU", "0.1234 vCPU"];
        assert!(wrong.iter().all(|text| units(text).is_none()));
    }

    #[test]
    fn memory_goes_with_cpu() {
        let fits = |cpu, memory| of_cpu(cpu).unwrap().memory.contains(mebibytes(memory).unwrap());
        assert!(fits("256", "2048") && fits("8192", "16 GB") && fits("32768", "249856"));
        assert!(!fits("256", "4096") && !fits("8192", "17 GB") && !fits(".5 vCPU", "512"));
        assert!(of_cpu("300").is_none());
    }
}
