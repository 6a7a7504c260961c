use crate::check::Knowledge;
use crate::rules::tests::findings;

/// The codes that are found among some.
fn found(codes: &[&str], resources: &str) -> Vec<&'static str> {
    let text = format!(
        "Parameters:
  Stage: {{Type: String, Default: dev}}
  Engine: {{Type: String, Default: mysql, AllowedValues: [mysql, postgres]}}
  Class: {{Type: String, Default: db.t1.micro}}
  Password: {{Type: String, NoEcho: true}}
  Shown: {{Type: String}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
{resources}"
    );
    let found = findings(&text, &Knowledge::default()).into_iter();
    found.map(|found| found.code.id).filter(|code| codes.contains(code)).collect()
}

fn instance(properties: &str) -> String {
    format!("  Orders: {{Type: AWS::RDS::DBInstance, Properties: {{{properties}}}}}\n")
}

fn member(cluster: &str, instance: &str) -> String {
    format!(
        "  Cluster: {{Type: AWS::RDS::DBCluster, Properties: {{{cluster}}}}}
  Writer: {{Type: AWS::RDS::DBInstance, Properties: {{DBClusterIdentifier: !Ref Cluster, {instance}}}}}\n"
    )
}

const NONE: [&str; 0] = [];

#[test]
fn classes_fit_engines_whatever_their_case() {
    let codes = ["E3025", "E3062"];
    assert_eq!(found(&codes, &instance("Engine: MySQL, DBInstanceClass: db.t9.micro")), ["E3025"]);
    let version = "Engine: mysql, EngineVersion: 8.0.42, DBInstanceClass: db.t2.micro";
    assert_eq!(found(&codes, &instance(version)), ["E3062"]);
    for quiet in ["!Ref Class", "!ImportValue Class", "!If [IsProd, db.m7g.large, db.t4g.micro]"] {
        let quiet = instance(&format!("Engine: mysql, DBInstanceClass: {quiet}"));
        assert_eq!(found(&codes, &quiet), NONE, "{quiet}");
    }
}

#[test]
fn beginnings_of_versions_are_versions() {
    let codes = ["E3691", "W3691"];
    let of = |version: &str| found(&codes, &instance(&format!("Engine: mysql, EngineVersion: {version}")));
    assert_eq!([of("8.0"), of("'8'"), of("8.0.42"), of("!ImportValue Version")].concat(), NONE);
    assert_eq!([of("8.9"), of("8.0.28")].concat(), ["E3691", "W3691"]);
    assert_eq!(found(&codes, &instance("Engine: postgres, EngineVersion: 15")), NONE);
}

#[test]
fn members_are_compared_with_their_cluster() {
    let codes = ["E3707", "E3709"];
    let aurora = "Engine: aurora-mysql";
    assert_eq!(found(&codes, &member(aurora, "Engine: aurora-postgresql")), ["E3707"]);
    assert_eq!(found(&codes, &member(aurora, "Engine: aurora-mysql, StorageEncrypted: true")), ["E3709"]);
    let encrypted = |cluster: &str| member(cluster, "Engine: aurora-mysql, StorageEncrypted: true");
    let quiet = [
        encrypted("Engine: aurora-mysql, StorageEncrypted: 'True'"),
        encrypted("Engine: aurora-mysql, SnapshotIdentifier: before"),
        member("Engine: !Ref Engine", "Engine: !Ref Engine"),
        member("Engine: !If [IsProd, mysql, postgres]", "Engine: !If [IsProd, mysql, postgres]"),
    ];
    for quiet in quiet {
        assert_eq!(found(&codes, &quiet), NONE, "{quiet}");
    }
}

#[test]
fn keys_need_encryption_where_they_are() {
    let key = "Engine: mysql, KmsKeyId: !If [IsProd, alias/orders, !Ref AWS::NoValue]";
    let with = |more: &str| found(&["E3720"], &instance(&format!("{key}, {more}")));
    assert_eq!(with("AllocatedStorage: '20'"), ["E3720"]);
    assert_eq!(with("StorageEncrypted: !If [IsProd, false, true]"), ["E3720"]);
    assert_eq!(with("StorageEncrypted: !If [IsProd, !Ref AWS::NoValue, true]"), ["E3720"]);
    assert_eq!(with("StorageEncrypted: !If [IsProd, true, !Ref AWS::NoValue]"), NONE);
    assert_eq!(with("StorageEncrypted: !If [IsProd, true, false]"), NONE);
    assert_eq!(with("DBSnapshotIdentifier: before"), NONE);
}

#[test]
fn passwords_are_kept_out_of_templates() {
    let of = |password: &str| found(&["W2501"], &instance(&format!("MasterUserPassword: {password}")));
    for shown in
        ["secret", "12345678", "!Ref Shown", "'{{resolve:ssm:/a:1}}'", "!If [IsProd, !Ref Password, a]"]
    {
        assert_eq!(of(shown), ["W2501"], "{shown}");
    }
    for kept in
        ["!Ref Password", "'{{resolve:secretsmanager:a}}'", "'{{resolve:ssm-secure:/a:1}}'", "!GetAtt A.B"]
    {
        assert_eq!(of(kept), NONE, "{kept}");
    }
}
