//! What is wrong with the principals of a statement.

use super::open_text::{self, OPEN};
use super::policy_documents::{Kind, PolicyDocument, each, has_function};
use super::problem::Problem;
use crate::check::{Reached, Subject};
use crate::diagnostic::similar;
use crate::template::intrinsic::is_looked_up;
use crate::tree::Map;

/// From "AWS JSON policy elements: Principal" in the user guide of IAM.
const PRINCIPALS: &[&str] = &["AWS", "Service", "Federated", "CanonicalUser"];

/// What the names of services end with.
const DOMAIN: &str = "amazonaws.com";

/// What the names of services end with in one partition or another; a few are older than the others.
const DOMAINS: &[&str] = &[DOMAIN, "amazonaws.com.cn", "amazonaws.eu", "amazon.com", "aws.com"];

/// All of it.
pub fn problems(subject: &Subject, document: &PolicyDocument, statement: &Reached) -> Vec<Problem> {
    if document.kind == Kind::Identity {
        return Vec::new(); // It is out of place altogether.
    }
    let elements = ["Principal", "NotPrincipal"].into_iter();
    let given = elements.flat_map(|element| {
        let given = subject.below(statement.node, (&statement.scope, statement.span), &[element]).into_iter();
        given.flat_map(move |at| of_element(subject, &at, element))
    });
    given.collect()
}

fn of_element(subject: &Subject, at: &Reached, element: &str) -> Vec<Problem> {
    match at.node.as_map() {
        None => no_map(at, element).into_iter().collect(),
        Some(_) if has_function(at.node) => Vec::new(),
        Some(map) => {
            let accounts = each(subject, at, "AWS").into_iter().filter_map(|at| wrong_account(subject, &at));
            let services =
                each(subject, at, "Service").into_iter().filter_map(|at| wrong_service(subject, &at));
            unknown(map).chain(accounts).chain(services).collect()
        }
    }
}

fn unknown(map: &Map) -> impl Iterator<Item = Problem> {
    let unknown = map.as_written().filter(|(key, ..)| !PRINCIPALS.contains(&key.as_str()));
    unknown.map(|(key, span, _)| {
        let problem = Problem::new(span, format!("there is no kind of principal `{key}`"));
        problem.closest(key, PRINCIPALS, format!("it takes `{}`", PRINCIPALS.join("`, `")))
    })
}

fn no_map(at: &Reached, element: &str) -> Option<Problem> {
    let Some(text) = at.node.as_str() else {
        let found = format!("`{element}` is `*` or a map, but this is {}", at.node.kind());
        return Some(Problem::new(at.span, found).help("write `AWS`, `Service` or `Federated` below it"));
    };
    let kind = if text.ends_with(DOMAIN) { "Service" } else { "AWS" };
    let problem = Problem::new(at.node.span, format!("`{element}` is `*` or a map, but this is a string"));
    let is_right = text == "*" || is_looked_up(text);
    (!is_right).then(|| problem.help(format!("write it below, as `{kind}: {text}`")))
}

fn wrong_account(subject: &Subject, at: &Reached) -> Option<Problem> {
    let text = open_text::of(subject, at.node)?;
    let shown = open_text::shown(&text);
    let (found, help) = match text.strip_prefix("arn:") {
        _ if is_left_open(&text) || is_account(&text) || is_unique_id(&text) => return None,
        None if text.ends_with(DOMAIN) => {
            (format!("`{shown}` is a service"), format!("write it as `Service: {shown}`"))
        }
        None => (
            format!("`{shown}` is no principal of AWS"),
            "write an account of 12 digits, an ARN such as `arn:aws:iam::123456789012:role/name`, or `*`"
                .into(),
        ),
        Some(arn) => wrong_arn(arn, &shown)?,
    };
    Some(Problem::new(at.node.span, found).help(help))
}

/// Nothing is known about how it begins, or everybody is meant.
fn is_left_open(text: &str) -> bool {
    text == "*" || text.starts_with(OPEN) || is_looked_up(text) || text.contains("${")
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Such as `AIDACKCEVSQ6C2EXAMPLE`.
fn is_unique_id(text: &str) -> bool {
    let is_of_id = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    text.len() >= 16 && text.starts_with('A') && text.bytes().all(is_of_id)
}

/// What stands behind `arn:`.
fn wrong_arn(arn: &str, shown: &str) -> Option<(String, String)> {
    let mut parts = arn.splitn(5, ':');
    let [partition, service, region, account, name] = [(); 5].map(|()| parts.next().unwrap_or(""));
    let is_open = |part: &str| part.contains(OPEN);
    let names: &[&str] = match service {
        "iam" => &["root", "user/", "role/", "group/"],
        "sts" => &["assumed-role/", "federated-user/", "self"],
        _ if is_open(service) || is_open(partition) => return None,
        _ => &[],
    };
    let is_named = names.iter().any(|start| name.starts_with(start)) || is_open(name);
    let is_of_account = is_account(account) || is_open(account) || matches!(account, "cloudfront" | "aws");
    let form = "write it like `arn:aws:iam::123456789012:role/name`".to_owned();
    if !is_named || !is_of_account || !region.is_empty() && !is_open(region) {
        return Some((format!("`{shown}` is no ARN of a principal"), form));
    }
    let help = "write `*`, and a condition such as `ArnLike: {aws:PrincipalArn: …}` beside it".to_owned();
    name.contains('*').then(|| (format!("the principal `{shown}` has a `*` within its ARN"), help))
}

fn wrong_service(subject: &Subject, at: &Reached) -> Option<Problem> {
    let text = open_text::of(subject, at.node)?;
    if is_left_open(&text) || text.contains(OPEN) {
        return None;
    }
    let problem = Problem::new(at.node.span, format!("`{text}` is not the name of a service"));
    let Some((service, domain)) = text.split_once('.') else {
        return Some(problem.help(format!("write `{text}.{DOMAIN}`")));
    };
    let is_misspelt = !is_known_domain(domain) && similar::closest(domain, [DOMAIN]).is_some();
    is_misspelt.then(|| problem.help(format!("did you mean `{service}.{DOMAIN}`?")))
}

/// Names of some services have more before the domain, as in `pods.eks.amazonaws.com`.
fn is_known_domain(domain: &str) -> bool {
    DOMAINS.iter().any(|known| {
        let before = domain.strip_suffix(known);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::{is_known_domain, wrong_arn};

    #[test]
    fn services_have_domains() {
        assert!(
            ["amazonaws.com", "eks.amazonaws.com", "amazonaws.com.cn", "amazon.com"]
                .into_iter()
                .all(is_known_domain)
        );
        assert!(!["amazonaw.com", "eksamazonaws.com", "com"].into_iter().any(is_known_domain));
    }

    #[test]
    fn principals_have_arns_of_their_own() {
        let right = [
            "aws:iam::123456789012:root",
            "aws-cn:iam::123456789012:role/service/name",
            "aws:iam::cloudfront:user/CloudFront Origin Access Identity E1",
            "aws:sts::123456789012:assumed-role/name/session",
        ];
        assert!(right.iter().all(|arn| wrong_arn(arn, "").is_none()));
        let wrong = [
            "aws:iam::account-id:user/name",
            "aws:iam::123456789012",
            "aws:iam:us-east-1:123456789012:root",
            "aws:s3:::bucket",
            "aws:iam::123456789012:role/*",
        ];
        assert!(wrong.iter().all(|arn| wrong_arn(arn, "").is_some()));
    }
}
