//! How services invoke functions: the right to do it, and the address that API Gateway calls.

use super::context::{Context, Expanded};
use super::partition::Partition;
use super::resource::{Attributes, Resource, SamResource};
use crate::source::Span;
use crate::template::intrinsic;
use crate::tree::{IntoNode, Node, Text};

/// API Gateway in permissions and roles.
pub const API_GATEWAY: &str = "apigateway.amazonaws.com";

/// The right of `principal` to invoke the function.
pub fn permission(
    context: &mut Context,
    logical_id: impl Into<Text>,
    function: impl IntoNode,
    principal: &str,
    attributes: Attributes,
    cause: Span,
) -> Expanded<Resource> {
    let mut permission = Resource::new(context, logical_id, "AWS::Lambda::Permission", attributes, cause)?;
    permission.set("Action", "lambda:InvokeFunction");
    permission.set("FunctionName", function);
    permission.set("Principal", principal);
    Ok(permission)
}

/// The right of an API to invoke the function of the authorizer of this name.
pub fn authorizer_permission(
    context: &mut Context,
    api: &SamResource,
    authorizer: &str,
    function: &Node,
    partition: Partition,
    cause: Span,
) -> Expanded<Resource> {
    let logical_id = format!("{}{authorizer}AuthorizerPermission", api.logical_id);
    let attributes = api.attributes.passed_on();
    let mut permission = permission(context, logical_id, function, API_GATEWAY, attributes, cause)?;
    let arn = partition.arn("execute-api", "${__ApiId__}/authorizers/*");
    let variables = map!(cause; "__ApiId__" => intrinsic::reference(&api.logical_id, cause));
    permission.set("SourceArn", intrinsic::sub_with(arn, variables, cause));
    Ok(permission)
}

/// The address at which API Gateway invokes a function, as the text of an `Fn::Sub`.
pub fn address(partition: Partition, function: &str, streamed: bool) -> String {
    let (version, action) = match streamed {
        true => ("2021-11-15", "response-streaming-invocations"),
        false => ("2015-03-31", "invocations"),
    };
    let service = format!("arn:{}:apigateway:${{AWS::Region}}:lambda", partition.name);
    format!("{service}:path/{version}/functions/${{{function}}}/{action}")
}

/// The address at which API Gateway invokes the function of this ARN, which the `Fn::Sub` knows
/// under the name `variable`.
pub fn address_of(partition: Partition, variable: &str, arn: Node) -> Node {
    let cause = arn.span;
    let variables = map!(cause; variable => arn);
    intrinsic::sub_with(address(partition, variable, false), variables, cause)
}
