//! Where definitions and integrations are found, and what is let pass in them.

use crate::check::Knowledge;
use crate::rules::tests::codes;

fn finds(code: &str, template: &str) -> bool {
    codes(template, &Knowledge::default()).contains(&code)
}

const FUNCTION: &str = "  Handle:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::123456789012:role/handle
      Handler: app.handler
      Runtime: python3.13
      Timeout: 60
      Code: {S3Bucket: code, S3Key: handle.zip}
";

const URI: &str =
    "!Sub 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Handle.Arn}/invocations'";

fn method(integration: &str) -> String {
    format!(
        "Resources:\n{FUNCTION}  Api: {{Type: AWS::ApiGateway::RestApi, Properties: {{Name: api}}}}
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration: {{Type: AWS_PROXY, IntegrationHttpMethod: POST, Uri: {URI}{integration}}}\n"
    )
}

#[test]
fn methods_wait_for_as_long_as_they_say() {
    assert!(finds("S3071", &method("")) && finds("S3071", &method(", TimeoutInMillis: 29000")));
    assert!(!finds("S3071", &method(", TimeoutInMillis: 60000")));
    assert!(!finds("S3071", &method(", TimeoutInMillis: 59000")), "a second is let pass");
    assert!(!finds("S3071", &method(", ResponseTransferMode: STREAM")));
    let event = ", RequestParameters: {integration.request.header.X-Amz-Invocation-Type: \"'Event'\"}";
    assert!(!finds("S3071", &method(event)));
}

#[test]
fn routes_of_web_sockets_do_not_count() {
    let template = |protocol: &str| {
        format!(
            "Resources:\n{FUNCTION}  Api: {{Type: AWS::ApiGatewayV2::Api, Properties: {{Name: api, ProtocolType: {protocol}, RouteSelectionExpression: $request.body.action}}}}
  Integration:
    Type: AWS::ApiGatewayV2::Integration
    Properties: {{ApiId: !Ref Api, IntegrationType: AWS_PROXY, IntegrationUri: {URI}, PayloadFormatVersion: '2.0'}}\n"
        )
    };
    assert!(finds("S3071", &template("HTTP")) && !finds("S3071", &template("WEBSOCKET")));
}

fn definition(paths: &str) -> String {
    format!(
        "Resources:\n{FUNCTION}  Alias: {{Type: AWS::Lambda::Alias, Properties: {{Name: live, FunctionName: !Ref Handle, FunctionVersion: $LATEST}}}}
  Queue: {{Type: AWS::SQS::Queue}}
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        info: {{title: api, version: '1'}}
        components: {{parameters: {{Id: {{name: id, in: path, required: true}}}}}}
        paths:\n{paths}"
    )
}

#[test]
fn parameters_can_be_declared_elsewhere() {
    let template = |parameters: &str| {
        definition(&format!(
            "          /a/{{id}}:\n            parameters: [{parameters}]\n            get: {{responses: {{}}}}\n"
        ))
    };
    assert!(!finds("S3086", &template("{$ref: '#/components/parameters/Id'}")));
    assert!(!finds("S3086", &template("{$ref: 'other.yaml#/Id'}")), "nobody knows what it is");
    assert!(finds("S3086", &template("{name: id, in: query}")));
    let rest = "          /{proxy+}:\n            get: {responses: {}}\n";
    assert!(!finds("S3086", &definition(rest)));
}

#[test]
fn integrations_call_functions_and_their_aliases() {
    let template = |called: &str| {
        let uri = URI.replace("${Handle.Arn}", called);
        let integration = format!("x-amazon-apigateway-integration: {{type: AWS_PROXY, uri: {uri}}}");
        definition(&format!("          /a:\n            get: {{responses: {{}}, {integration}}}\n"))
    };
    let is_found = |called| finds("S3085", &template(called));
    assert!(is_found("${Handle}") && is_found("${Queue.Arn}"));
    assert!(!is_found("${Handle.Arn}") && !is_found("${Alias}") && !is_found("${Elsewhere.Arn}"));
    assert!(!is_found("arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Handle}"));
    assert!(!finds("S3088", &template("${Handle.Arn}")));
}
