//! The rules of security groups, and the protocols that they are about.

use crate::check::Place;

/// Where rules stand.
pub const RULES: &[Place] = &[
    ("AWS::EC2::SecurityGroup", &["SecurityGroupIngress", "*"]),
    ("AWS::EC2::SecurityGroup", &["SecurityGroupEgress", "*"]),
    ("AWS::EC2::SecurityGroupIngress", &[]),
    ("AWS::EC2::SecurityGroupEgress", &[]),
];

/// The two ends of a range of ports.
pub const PORTS: [&str; 2] = ["FromPort", "ToPort"];

/// A protocol by its name or number, as security groups take it.
pub fn protocol(text: &str) -> String {
    let name = text.to_ascii_lowercase();
    match name.as_str() {
        "1" => "icmp",
        "6" => "tcp",
        "17" => "udp",
        "58" => "icmpv6",
        _ => return name,
    }
    .to_owned()
}
