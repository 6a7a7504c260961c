//! The printed bodies below come from runs of the reference's own editor.

use super::super::python_text::printed;
use super::*;
use crate::expand::open_api::document::Route;
use crate::source::Sources;
use crate::tree::from_json;

fn span() -> Span {
    Span::new(Sources::new().add("template.yaml", ""), 0, 0)
}

/// The value as the service has it: written strings, maps in its own order.
fn service(json: &serde_json::Value) -> Node {
    let value = match json {
        serde_json::Value::String(text) => Value::String(Text::written(text.as_str())),
        serde_json::Value::Array(items) => Value::List(items.iter().map(service).collect()),
        serde_json::Value::Object(entries) => {
            let mut map = Map::hash_ordered();
            for (key, value) in entries {
                map.insert(Text::written(key.as_str()), service(value));
            }
            Value::Map(map)
        }
        other => return from_json(other, span()),
    };
    Node::new(value, span())
}

fn node(json: &str) -> Node {
    service(&serde_json::from_str(json).unwrap())
}

fn editor(json: &str) -> SwaggerEditor {
    SwaggerEditor::new(&node(json)).unwrap()
}

fn route(path: &str, method: &str) -> Route {
    Route::new(&Text::written(path), &Text::written(method), span())
}

fn refusal(json: &str) -> String {
    SwaggerEditor::new(&node(json)).unwrap_err().message
}

#[test]
fn a_lambda_integration_prints_as_in_the_reference() {
    let mut editor = SwaggerEditor::new(&skeleton(span())).unwrap();
    let (route, condition) = (route("/books/{id}", "any"), node("\"HasBooks\""));
    let integration = LambdaIntegration {
        route: &route,
        uri: hashed_map!(span(); "Fn::Sub" => Text::written("uri")),
        credentials: Some(Node::made("arn:aws:iam::*:user/*", span())),
        condition: Some(&condition),
        streamed: true,
    };
    editor.add_lambda_integration(integration).unwrap();
    assert!(editor.document.has_integration(&route).unwrap());
    editor.set_timeout(&route, &node("5000")).unwrap();
    let expected = r#"{'info': {'version': '1.0', 'title': {'Ref': 'AWS::StackName'}}, 'paths': {u'/books/{id}': {'x-amazon-apigateway-any-method': {'Fn::If': [u'HasBooks', {'x-amazon-apigateway-integration': {'timeoutInMillis': 5000, 'uri': {'Fn::If': [u'HasBooks', {'Fn::Sub': u'uri'}, {'Ref': 'AWS::NoValue'}]}, 'httpMethod': 'POST', 'credentials': 'arn:aws:iam::*:user/*', 'responseTransferMode': 'STREAM', 'type': 'aws_proxy'}, 'responses': {}}, {'Ref': 'AWS::NoValue'}]}}}, 'swagger': '2.0'}"#;
    assert_eq!(printed(&editor.into_body()), expected);
}

#[test]
fn a_state_machine_integration_prints_as_in_the_reference() {
    let mut editor = SwaggerEditor::new(&skeleton(span())).unwrap();
    let integration = StateMachineIntegration {
        route: &route("/orders", "post"),
        uri: intrinsic::sub("uri", span()),
        credentials: intrinsic::get_att("Role", "Arn", span()),
        request_templates: map!(span(); "application/json" => "x"),
        condition: None,
    };
    editor.add_state_machine_integration(integration).unwrap();
    let expected = r#"{'info': {'version': '1.0', 'title': {'Ref': 'AWS::StackName'}}, 'paths': {u'/orders': {u'post': {'x-amazon-apigateway-integration': {'responses': {'200': {'statusCode': '200'}, '400': {'statusCode': '400'}}, 'uri': {'Fn::Sub': 'uri'}, 'httpMethod': 'POST', 'requestTemplates': {'application/json': 'x'}, 'credentials': {'Fn::GetAtt': ['Role', 'Arn']}, 'type': 'aws'}, 'responses': {'200': {'description': 'OK'}, '400': {'description': 'Bad Request'}}}}}, 'swagger': '2.0'}"#;
    assert_eq!(printed(&editor.into_body()), expected);
}

#[test]
fn cors_prints_as_in_the_reference() {
    let mut editor = editor(
        r#"{"openapi":"3.0.1","paths":{"/a":{"Fn::If":["C",{"get":{},"parameters":[]},
            {"x-amazon-apigateway-any-method":{}}]},"/b":{"options":{}}}}"#,
    );
    let cors = Cors {
        origin: Some(node(r#""'*'""#)),
        headers: Some(node(r#""'X-Trace'""#)),
        methods: None,
        max_age: Some(node(r#""'600'""#)),
        credentials: Some(node("true")),
        span: span(),
    };
    for path in editor.document.paths() {
        editor.add_cors(&path, &cors).unwrap();
    }
    let expected = r#"{u'paths': {u'/b': {u'options': {}}, u'/a': {u'Fn::If': [u'C', {'options': {'x-amazon-apigateway-integration': {'type': 'mock', 'requestTemplates': {'application/json': '{\n  "statusCode" : 200\n}\n'}, 'responses': {'default': {'statusCode': '200', 'responseTemplates': {'application/json': '{}\n'}, 'responseParameters': {'method.response.header.Access-Control-Allow-Headers': u"'X-Trace'", 'method.response.header.Access-Control-Allow-Origin': u"'*'", 'method.response.header.Access-Control-Max-Age': u"'600'", 'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS,PARAMETERS'", 'method.response.header.Access-Control-Allow-Credentials': "'true'"}}}}, 'consumes': ['application/json'], 'summary': 'CORS support', 'responses': {'200': {'headers': {'Access-Control-Allow-Origin': {'type': 'string'}, 'Access-Control-Allow-Headers': {'type': 'string'}, 'Access-Control-Max-Age': {'type': 'integer'}, 'Access-Control-Allow-Methods': {'type': 'string'}, 'Access-Control-Allow-Credentials': {'type': 'string'}}, 'description': 'Default response for CORS method'}}, 'produces': ['application/json']}, u'parameters': [], u'get': {}}, {'options': {'x-amazon-apigateway-integration': {'type': 'mock', 'requestTemplates': {'application/json': '{\n  "statusCode" : 200\n}\n'}, 'responses': {'default': {'statusCode': '200', 'responseTemplates': {'application/json': '{}\n'}, 'responseParameters': {'method.response.header.Access-Control-Allow-Headers': u"'X-Trace'", 'method.response.header.Access-Control-Allow-Origin': u"'*'", 'method.response.header.Access-Control-Max-Age': u"'600'", 'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS,PARAMETERS'", 'method.response.header.Access-Control-Allow-Credentials': "'true'"}}}}, 'consumes': ['application/json'], 'summary': 'CORS support', 'responses': {'200': {'headers': {'Access-Control-Allow-Origin': {'type': 'string'}, 'Access-Control-Allow-Headers': {'type': 'string'}, 'Access-Control-Max-Age': {'type': 'integer'}, 'Access-Control-Allow-Methods': {'type': 'string'}, 'Access-Control-Allow-Credentials': {'type': 'string'}}, 'description': 'Default response for CORS method'}}, 'produces': ['application/json']}, u'x-amazon-apigateway-any-method': {}}]}}, u'openapi': u'3.0.1'}"#;
    assert_eq!(printed(&editor.into_body()), expected);
}

#[test]
fn security_prints_as_in_the_reference() {
    let mut editor = editor(
        r#"{"swagger":"2.0","paths":{"/a":{
            "get":{"x-amazon-apigateway-integration":{"uri":"u"},"security":[{"NONE":[]},{"api_key_false":[]}]},
            "post":{"x-amazon-apigateway-integration":{"uri":"u"}},
            "options":{"x-amazon-apigateway-integration":{"uri":"u"}},
            "put":{"summary":"no integration"},
            "delete":{"x-amazon-apigateway-integration":{"uri":"u"},"security":[{"Mine":["s"]}]}}}}"#,
    );
    let pool = Text::written("Pool");
    editor.add_authorizers(vec![(pool.clone(), node(r#"{"type":"apiKey"}"#))]).unwrap();
    let authorizers = [(pool.clone(), Some(node(r#"["read"]"#))), (Text::written("Mine"), None)];
    let default =
        DefaultAuthorizer { name: pool, authorizers: &authorizers, preflight: false, cause: span() };
    editor.set_default_authorizer("/a", &default).unwrap();
    editor.add_api_key_definition(span()).unwrap();
    editor.require_api_key("/a", false, span()).unwrap();
    let expected = r#"{u'paths': {u'/a': {u'put': {u'summary': u'no integration'}, u'post': {u'x-amazon-apigateway-integration': {u'uri': u'u'}, 'security': [{u'Pool': [u'read']}, {'api_key': []}]}, u'delete': {u'x-amazon-apigateway-integration': {u'uri': u'u'}, u'security': [{u'Mine': [u's']}, {'api_key': []}]}, u'options': {u'x-amazon-apigateway-integration': {u'uri': u'u'}}, u'get': {u'x-amazon-apigateway-integration': {u'uri': u'u'}, u'security': []}}}, u'swagger': u'2.0', 'securityDefinitions': {'api_key': {'type': 'apiKey', 'name': 'x-api-key', 'in': 'header'}, u'Pool': {u'type': u'apiKey'}}}"#;
    assert_eq!(printed(&editor.into_body()), expected);
}

#[test]
fn a_resource_policy_prints_as_in_the_reference() {
    let mut editor = editor(r#"{"swagger":"2.0","paths":{"/files/{name+}":{"get":{},"any":{}}}}"#);
    let policy = node(
        r#"{"AwsAccountWhitelist":["123456789012"],"IpRangeBlacklist":"10.0.0.0/8",
            "SourceVpcWhitelist":["vpc-1","vpce-2"],"IntrinsicVpceWhitelist":[{"Ref":"Endpoint"}]}"#,
    );
    editor.add_resource_policy(&policy, &Text::written("/files/{name+}"), &node("\"Prod\"")).unwrap();
    editor.add_custom_statements(&node(r#"{"Effect":"Deny"}"#)).unwrap();
    let expected = r#"{u'paths': {u'/files/{name+}': {u'any': {}, u'get': {}}}, u'swagger': u'2.0', 'x-amazon-apigateway-policy': {'Version': '2012-10-17', 'Statement': [{'Action': 'execute-api:Invoke', 'Resource': [{'Fn::Sub': [u'execute-api:/${__Stage__}/*/files/*', {'__Stage__': u'Prod'}]}, {'Fn::Sub': [u'execute-api:/${__Stage__}/GET/files/*', {'__Stage__': u'Prod'}]}], 'Effect': 'Allow', 'Principal': {'AWS': [u'123456789012']}}, {'Action': 'execute-api:Invoke', 'Resource': [{'Fn::Sub': [u'execute-api:/${__Stage__}/*/files/*', {'__Stage__': u'Prod'}]}, {'Fn::Sub': [u'execute-api:/${__Stage__}/GET/files/*', {'__Stage__': u'Prod'}]}], 'Effect': 'Allow', 'Principal': '*'}, {'Action': 'execute-api:Invoke', 'Resource': [{'Fn::Sub': [u'execute-api:/${__Stage__}/*/files/*', {'__Stage__': u'Prod'}]}, {'Fn::Sub': [u'execute-api:/${__Stage__}/GET/files/*', {'__Stage__': u'Prod'}]}], 'Effect': 'Deny', 'Condition': {'IpAddress': {'aws:SourceIp': [u'10.0.0.0/8']}}, 'Principal': '*'}, {'Action': 'execute-api:Invoke', 'Resource': [{'Fn::Sub': [u'execute-api:/${__Stage__}/*/files/*', {'__Stage__': u'Prod'}]}, {'Fn::Sub': [u'execute-api:/${__Stage__}/GET/files/*', {'__Stage__': u'Prod'}]}], 'Effect': 'Deny', 'Condition': {'StringNotEquals': {'aws:SourceVpc': [u'vpc-1'], 'aws:SourceVpce': [u'vpce-2', {u'Ref': u'Endpoint'}]}}, 'Principal': '*'}, {u'Effect': u'Deny'}]}}"#;
    assert_eq!(printed(&editor.into_body()), expected);
}

#[test]
fn what_a_method_takes_prints_as_in_the_reference() {
    let mut editor = editor(
        r#"{"swagger":"2.0","paths":{"/a":{"post":{"x-amazon-apigateway-integration":{"uri":"u"}}}}}"#,
    );
    let route = route("/a", "POST");
    let model = RequestModel { name: Text::written("Order"), required: Some(node("true")) };
    editor.set_request_model(&route, &model).unwrap();
    editor.set_request_validator(&route, true, false).unwrap();
    let page = RequestParameter {
        name: Text::written("method.request.querystring.page"),
        required: node("false"),
        caching: node("true"),
        span: span(),
    };
    editor.add_request_parameters(&route, &[page]).unwrap();
    editor.add_models(node(r#"{"Order":{"type":"object"}}"#).as_map().unwrap()).unwrap();
    editor.set_binary_media_types(&node(r#"["image~1png"]"#));
    editor.set_disable_execute_api_endpoint(node("true")).unwrap();
    let expected = r#"{'x-amazon-apigateway-endpoint-configuration': {'disableExecuteApiEndpoint': True}, u'paths': {u'/a': {u'post': {u'x-amazon-apigateway-integration': {u'uri': u'u', 'cacheKeyParameters': [u'method.request.querystring.page']}, 'x-amazon-apigateway-request-validator': 'body-only', 'parameters': [{'required': True, 'in': 'body', 'name': u'order', 'schema': {'$ref': '#/definitions/order'}}, {'required': False, 'type': 'string', 'name': u'page', 'in': 'query'}]}}}, 'x-amazon-apigateway-binary-media-types': [u'image/png'], 'definitions': {u'order': {u'type': u'object'}}, u'swagger': u'2.0', 'x-amazon-apigateway-request-validators': {'body-only': {'validateRequestParameters': False, 'validateRequestBody': True}}}"#;
    assert_eq!(printed(&editor.into_body()), expected);
}

#[test]
fn bodies_that_cannot_be_edited_are_refused_for_what_they_lack() {
    assert!(refusal(r#"{"swagger":"2.0"}"#).contains("has no `paths`"));
    assert!(refusal(r#"{"swagger":"2.0","paths":[]}"#).contains("`paths` must be a map"));
    assert!(refusal(r#"{"paths":{}}"#).contains("version"));
    assert!(refusal(r#"{"openapi":"2.0","paths":{}}"#).contains("version 3"));
    assert!(refusal(r#"{"swagger":"2.0","paths":{"/a":null}}"#).contains("path `/a` must be a map"));
}

#[test]
fn path_patterns_have_a_star_for_each_parameter() {
    let pattern = |path: &str| path_pattern(&Text::made(path)).to_string();
    assert_eq!(pattern("/a/{b}/{c.d_e-f}/{proxy+}"), "/a/*/*/*");
    assert_eq!(pattern("/{a b}/{}/{x"), "/{a b}/{}/{x");
    assert_eq!(pattern("/{{a}}"), "/{*}");
}
