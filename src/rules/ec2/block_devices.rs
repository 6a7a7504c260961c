//! The block device mappings of a template.

use crate::check::Place;

/// Where mappings stand.
pub const MAPPINGS: &[Place] = &[
    ("AWS::EC2::Instance", &["BlockDeviceMappings", "*"]),
    ("AWS::EC2::LaunchTemplate", &["LaunchTemplateData", "BlockDeviceMappings", "*"]),
    (
        "AWS::EC2::SpotFleet",
        &["SpotFleetRequestConfigData", "LaunchSpecifications", "*", "BlockDeviceMappings", "*"],
    ),
    ("AWS::AutoScaling::LaunchConfiguration", &["BlockDeviceMappings", "*"]),
    ("AWS::OpsWorks::Instance", &["BlockDeviceMappings", "*"]),
];
