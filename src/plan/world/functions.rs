//! Functions that AWS works out while it deploys: `Fn::Base64`, `Fn::Cidr`, `Fn::GetAZs`.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::World;
use crate::language::values::{Known, Unknown, Values};
use crate::plan::model::OriginKind;
use crate::source::Span;
use crate::tree::{Node, Value};

/// What a function gives; `None` for one that is of no business of this.
pub(super) fn call(
    world: &World,
    values: &mut Values,
    function: &str,
    argument: &Node,
    span: Span,
) -> Option<Known> {
    match function {
        "Fn::Base64" => Some(encoded(values, argument, span)),
        "Fn::Cidr" => Some(blocks(values, argument, span)),
        "Fn::GetAZs" => Some(zones(world, values, argument, span)),
        "Fn::Transform" => Some(Err(macro_call(values, argument, span))),
        _ => None,
    }
}

/// Why a call of a macro is not known. What `AWS::Include` names is there already, unless it could not be read.
fn macro_call(values: &mut Values, argument: &Node, span: Span) -> Unknown {
    let is_include = argument.get("Name").and_then(Node::as_str) == Some("AWS::Include");
    let location = argument.at(&["Parameters", "Location"]).filter(|_| is_include);
    match location.and_then(|location| values.text(location).ok()) {
        Some(file) => Unknown {
            help: Some(format!("put the file there: {file}")),
            ..Unknown::new(span, format!("`{file}`, which `AWS::Include` names, cannot be read here"))
        },
        None => Unknown::new(span, "only AWS runs macros"),
    }
}

/// `Fn::Base64`: each time it is a third longer, so that it has its price.
fn encoded(values: &mut Values, argument: &Node, span: Span) -> Known {
    let text = values.text(argument)?;
    values.spend(text.len(), span)?;
    Ok(Node::made(base64(text.as_bytes()), span))
}

/// `Fn::GetAZs`: the zones a, b and c, which every region has as far as samc knows.
fn zones(world: &World, values: &mut Values, argument: &Node, span: Span) -> Known {
    let region = values.text(argument)?;
    let region = if region.is_empty() { world.region.as_str() } else { region.as_str() };
    world.touch(OriginKind::Generated);
    let zones = ["a", "b", "c"].iter().map(|zone| Node::made(format!("{region}{zone}"), span));
    Ok(Node::new(Value::List(zones.collect()), span))
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| chunk.get(at).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let digit = usize::try_from(bits >> (18 - 6 * at) & 63).unwrap_or(0);
            let is_there = usize::try_from(at).is_ok_and(|at| at <= chunk.len());
            let digit = DIGITS.get(digit).filter(|_| is_there).copied();
            out.push(digit.map_or('=', char::from));
        }
    }
    out
}

/// `Fn::Cidr: [block, count, bits]`: that many blocks one after the other, each with so many bits for hosts.
fn blocks(values: &mut Values, argument: &Node, span: Span) -> Known {
    let Some([block, count, bits]) = argument.as_list().map(Vec::as_slice) else {
        let why =
            "`Fn::Cidr` takes a block of addresses, a count, and the number of bits that are left for hosts";
        return Err(Unknown::new(argument.span, why));
    };
    let (text, place) = (values.text(block)?, block.span);
    let block = Block::read(&text);
    let block = block.ok_or_else(|| {
        Unknown::new(place, format!("`{text}` is not a block of addresses such as 10.0.0.0/16"))
    })?;
    let count = number(values, count, 1..=256)?;
    let bits = number(values, bits, 1..=block.length)?;
    let prefix = block.length - bits;
    // Two to the power of what lies between is how many fit.
    let fits =
        prefix.checked_sub(block.prefix).map(|between| 1_u128.checked_shl(between).unwrap_or(u128::MAX));
    if fits.is_none_or(|fits| u128::from(count) > fits) {
        let why = format!("`{text}` has no room for {count} blocks with {bits} bits each");
        return Err(Unknown::new(argument.span, why));
    }
    let blocks = (0..count).map(|at| {
        let start = block.start + u128::from(at).checked_shl(bits).unwrap_or(0);
        Node::made(Block { start, prefix, ..block }.text(), span)
    });
    Ok(Node::new(Value::List(blocks.collect()), span))
}

fn number(values: &mut Values, node: &Node, allowed: std::ops::RangeInclusive<u32>) -> Result<u32, Unknown> {
    let text = values.text(node)?;
    let number = text.parse().ok().filter(|number| allowed.contains(number));
    let why = || format!("a number from {} to {} is needed, not `{text}`", allowed.start(), allowed.end());
    number.ok_or_else(|| Unknown::new(node.span, why()))
}

/// A block of addresses.
#[derive(Debug, Clone, Copy)]
struct Block {
    /// The first address.
    start: u128,
    /// How many bits all its addresses have in common.
    prefix: u32,
    /// How many bits an address has.
    length: u32,
}

impl Block {
    fn read(text: &str) -> Option<Block> {
        let (address, prefix) = text.split_once('/')?;
        let (start, length) = match address.parse::<Ipv4Addr>() {
            Ok(address) => (u128::from(address.to_bits()), 32),
            Err(_) => (address.parse::<Ipv6Addr>().ok()?.to_bits(), 128),
        };
        let prefix = prefix.parse().ok().filter(|prefix| *prefix <= length)?;
        // Bits for hosts do not count.
        let hosts = 1_u128.checked_shl(length - prefix).map_or(u128::MAX, |size| size - 1);
        Some(Block { start: start & !hosts, prefix, length })
    }

    fn text(self) -> String {
        let prefix = self.prefix;
        match u32::try_from(self.start) {
            Ok(bits) if self.length == 32 => format!("{}/{prefix}", Ipv4Addr::from_bits(bits)),
            _ => format!("{}/{prefix}", Ipv6Addr::from_bits(self.start)),
        }
    }
}
