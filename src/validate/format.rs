//! Formats: what the keyword `format` asks of texts.
//!
//! Those of JSON Schema, as far as AWS's types use them, and those that cfn-lint gives to ids, names and ARNs
//! of AWS. A format that is not here says nothing. Each belongs to a rule (`rules::formats`).

use std::net::{Ipv4Addr, Ipv6Addr};

/// A format of texts.
#[derive(Debug)]
pub struct Format {
    /// Its name in schemas.
    pub name: &'static str,
    /// What a text of it is, with an article.
    pub words: &'static str,
    /// A text that has it.
    pub example: &'static str,
    /// Whether a text has it.
    pub has: fn(&str) -> bool,
}

const fn format(
    name: &'static str,
    words: &'static str,
    example: &'static str,
    has: fn(&str) -> bool,
) -> Format {
    Format { name, words, example, has }
}

/// All formats.
#[rustfmt::skip]
pub const FORMATS: &[Format] = &[
    format("date", "a date", "2026-01-31", is_date),
    format("date-time", "a date and time", "2026-01-31T12:00:00Z", is_date_time),
    format("email", "an e-mail address", "name@example.com", |text| text.contains('@')),
    format("ipv4", "an IPv4 address", "10.0.0.1", |text| text.parse::<Ipv4Addr>().is_ok()),
    format("ipv4-network", "an IPv4 network", "10.0.0.0/16", is_ipv4_network),
    format("ipv6", "an IPv6 address", "2001:db8::1", |text| text.parse::<Ipv6Addr>().is_ok()),
    format("ipv6-network", "an IPv6 network", "2001:db8::/32", is_ipv6_network),
    format("time", "a time", "12:00:00Z", is_time),
    format("AWS::EC2::SecurityGroup.Id", "the id of a security group", "sg-0123456789abcdef0", |text| is_hex_id(text, "sg-")),
    format("AWS::EC2::VPC.Id", "the id of a VPC", "vpc-0123456789abcdef0", |text| is_hex_id(text, "vpc-")),
    format("AWS::EC2::Image.Id", "the id of a machine image", "ami-0123456789abcdef0", is_image_id),
    format("AWS::EC2::SecurityGroup.Name", "the name of a security group", "web-servers", is_group_name),
    format("AWS::EC2::Subnet.Id", "the id of a subnet", "subnet-0123456789abcdef0", |text| is_hex_id(text, "subnet-")),
    format("AWS::Logs::LogGroup.Name", "the name of a log group", "/aws/lambda/orders", is_log_group_name),
    format("AWS::IAM::Role.Arn", "the ARN of a role", "arn:aws:iam::123456789012:role/orders", is_role_arn),
    format("AWS::KMS::Key.Arn", "the ARN of a key", "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab", is_key_arn),
    format("AWS::SNS::Topic.Arn", "the ARN of a topic", "arn:aws:sns:eu-central-1:123456789012:orders", |text| is_arn(text, "sns", "")),
    format("AWS::ACM::Certificate.Arn", "the ARN of a certificate", "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab", |text| is_arn(text, "acm", "certificate/")),
    format("AWS::Lambda::Function.Arn", "the ARN of a function", "arn:aws:lambda:eu-central-1:123456789012:function:orders", |text| is_arn(text, "lambda", "function:")),
    format("AWS::S3::Bucket.Name", "the name of a bucket", "orders-archive", is_bucket_name),
    format("AWS::KMS::Key.Id", "the id of a key", "1234abcd-12ab-34cd-56ef-1234567890ab", is_key_id),
    format("AWS::KMS::Alias.AliasName", "the name of a key's alias", "alias/orders", is_alias_name),
];

/// The format of this name.
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

fn all_of(text: &str, least: usize, is_allowed: impl Fn(char) -> bool) -> bool {
    text.len() >= least && text.chars().all(is_allowed)
}

fn digits(text: &str, count: usize) -> Option<u32> {
    let is_right = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    is_right.then(|| text.parse().ok()).flatten()
}

/// `2026-01-31`, a day that there is.
fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut next = |count| parts.next().and_then(|part| digits(part, count));
    let (Some(year), Some(month), Some(day)) = (next(4), next(2), next(2)) else { return false };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    parts.next().is_none() && (1..=days).contains(&day)
}

/// Services of AWS also take a time without a zone, for UTC.
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else { return false };
    is_date(date) && (is_time(time) || is_time(&format!("{time}Z")))
}

/// `12:00:00.5Z`, `12:00:00+01:00`
fn is_time(text: &str) -> bool {
    let Some(at) = text.find(['Z', '+', '-']) else { return false };
    let (time, zone) = text.split_at(at);
    let is_zone = zone == "Z" || zone.get(1..).is_some_and(|zone| is_clock(zone, 2));
    let (whole, fraction) = time.split_once('.').unwrap_or((time, "0"));
    is_zone && is_clock(whole, 3) && all_of(fraction, 1, |c| c.is_ascii_digit())
}

/// Hours, minutes and, when there are three parts, seconds.
fn is_clock(text: &str, parts: usize) -> bool {
    let numbers: Vec<_> = text.split(':').map(|part| digits(part, 2)).collect();
    let most = [23, 59, 59];
    numbers.len() == parts
        && numbers.iter().zip(most).all(|(number, most)| number.is_some_and(|number| number <= most))
}

/// An address with a number of bits, and nothing behind those bits.
fn is_ipv4_network(text: &str) -> bool {
    let (address, bits) = text.split_once('/').unwrap_or((text, "32"));
    let bits = digits(bits, bits.len()).filter(|bits| *bits <= 32 && !text.ends_with('/'));
    let address = address.parse::<Ipv4Addr>().ok().map(u32::from);
    let (Some(bits), Some(address)) = (bits, address) else { return false };
    address.checked_shl(bits).unwrap_or(0) == 0
}

fn is_ipv6_network(text: &str) -> bool {
    let (address, bits) = text.split_once('/').unwrap_or((text, "128"));
    let bits = digits(bits, bits.len()).filter(|bits| *bits <= 128 && !text.ends_with('/'));
    let address = address.parse::<Ipv6Addr>().ok().map(u128::from);
    let (Some(bits), Some(address)) = (bits, address) else { return false };
    address.checked_shl(bits).unwrap_or(0) == 0
}

/// Ids of EC2 have 8 hexadecimal digits, newer ones 17.
fn is_hex_id(text: &str, prefix: &str) -> bool {
    let id = text.strip_prefix(prefix);
    id.is_some_and(|id| matches!(id.len(), 8 | 17) && id.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Launch templates also take `resolve:ssm:parameter`, which EC2 looks up itself.
fn is_image_id(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let id = text.strip_prefix("ami-");
    id.is_some_and(|id| matches!(id.len(), 8 | 17) && id.bytes().all(is_letter))
        || text.starts_with("resolve:ssm")
}

fn is_group_name(text: &str) -> bool {
    all_of(text, 1, |c| c.is_ascii_alphanumeric() || " ._-:/()#,@[]+=&;{}!$*".contains(c))
}

fn is_log_group_name(text: &str) -> bool {
    text.len() <= 512 && all_of(text, 1, |c| c.is_ascii_alphanumeric() || "._-/#".contains(c))
}

/// The parts of an ARN of a service: region, account, and the rest.
fn arn_parts<'a>(text: &'a str, service: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let mut parts = text.splitn(6, ':');
    let is_arn = parts.next() == Some("arn")
        && parts.next().is_some_and(|partition| {
            partition.starts_with("aws") && all_of(partition, 3, |c| c.is_ascii_alphabetic() || c == '-')
        })
        && parts.next() == Some(service);
    let parts = (parts.next()?, parts.next()?, parts.next()?);
    is_arn.then_some(parts)
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && all_of(text, 12, |c| c.is_ascii_digit())
}

/// An ARN of something in a region.
fn is_arn(text: &str, service: &str, kind: &str) -> bool {
    let Some((region, account, rest)) = arn_parts(text, service) else { return false };
    let is_region = all_of(region, 1, |c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    is_region && is_account(account) && rest.strip_prefix(kind).is_some_and(|name| !name.is_empty())
}

fn is_role_arn(text: &str) -> bool {
    let parts = arn_parts(text, "iam");
    parts.is_some_and(|(region, account, rest)| {
        region.is_empty() && is_account(account) && rest.len() > 5 && rest.starts_with("role/")
    })
}

fn is_key_arn(text: &str) -> bool {
    is_arn(text, "kms", "key/") || is_arn(text, "kms", "alias/")
}

fn is_key_id(text: &str) -> bool {
    let is_hex = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let groups: Vec<&str> = text.split('-').collect();
    let is_uuid = groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| all_of(group, 1, is_hex));
    let is_multi_region =
        text.strip_prefix("mrk-").is_some_and(|id| id.len() == 32 && all_of(id, 32, is_hex));
    is_uuid || is_multi_region || is_alias_name(text)
}

fn is_alias_name(text: &str) -> bool {
    let name = text.strip_prefix("alias/");
    name.is_some_and(|name| all_of(name, 1, |c| c.is_ascii_alphanumeric() || ":/_-".contains(c)))
}

/// 3 to 63 small letters, digits, points and hyphens, the last two not at the ends nor beside each other. A
/// bucket with an empty name gets one from AWS.
fn is_bucket_name(text: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-".contains(c);
    let is_spoilt = ["..", "-.", ".-"].iter().any(|pair| text.contains(pair))
        || text.starts_with(['.', '-'])
        || text.ends_with(['.', '-']);
    text.is_empty() || (text.len() <= 63 && all_of(text, 3, is_allowed) && !is_spoilt)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(name: &str, text: &str) -> bool {
        (find(name).unwrap().has)(text)
    }

    #[test]
    fn examples_have_their_format() {
        for format in FORMATS {
            assert!((format.has)(format.example), "{}", format.name);
        }
    }

    /// The answers are those of Python's `datetime` and `ipaddress`.
    #[test]
    fn dates_and_networks() {
        assert!(has("date", "2024-02-29") && !has("date", "2023-02-29") && !has("date", "2024-2-9"));
        assert!(
            has("date-time", "2024-01-01T23:59:59.25+02:00") && !has("date-time", "2024-01-01T24:00:00Z")
        );
        assert!(!has("date-time", "2024-01-01 10:00:00Z") && !has("time", "10:00:00"));
        assert!(has("ipv4-network", "0.0.0.0/0") && has("ipv4-network", "10.1.2.3"));
        assert!(!has("ipv4-network", "10.0.0.1/8") && !has("ipv4-network", "10.0.0.0/33"));
        assert!(has("ipv6-network", "::/0") && !has("ipv6-network", "2001:db8::1/32"));
    }

    #[test]
    fn ids_and_names_of_aws() {
        assert!(
            has("AWS::EC2::SecurityGroup.Id", "sg-ABCDEF12") && !has("AWS::EC2::SecurityGroup.Id", "sg-test")
        );
        assert!(has("AWS::EC2::Image.Id", "ami-zzzzzzzz") && !has("AWS::EC2::Image.Id", "ami-abc"));
        assert!(!has("AWS::IAM::Role.Arn", "arn:aws:iam:::role/x"));
        assert!(has("AWS::IAM::Role.Arn", "arn:aws-cn:iam::123456789012:role/service-role/x"));
        assert!(has("AWS::Lambda::Function.Arn", "arn:aws:lambda:us-east-1:123456789012:function:f:live"));
        assert!(has("AWS::S3::Bucket.Name", "a.b-c") && !has("AWS::S3::Bucket.Name", "a.-b"));
        assert!(!has("AWS::S3::Bucket.Name", "Ab") && !has("AWS::KMS::Key.Id", "key"));
    }
}
