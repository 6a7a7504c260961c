//! E3004: Resources need each other in a circle.

use crate::check::dependencies::{Dependencies, Need};
use crate::check::references::ReferenceKind;
use crate::check::{Findings, Subject};
use crate::diagnostic::{Diagnostic, code};
use crate::rules::{Check, Documentation, Rule};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: code::CIRCULAR_DEPENDENCY,
    documentation: Documentation {
        finds: "Resources that wait for each other, so that none can be created first. `Ref`, `Fn::GetAtt`, `${…}` in `Fn::Sub` and `DependsOn` each make a resource wait. What SAM makes of the template counts too: the bucket of an `S3` event waits for its function, which may name the bucket in turn.",
        matters: "CloudFormation refuses to create the stack, and names generated resources that stand nowhere in the template.",
        bad: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Images:
    Type: AWS::S3::Bucket
  Resize:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://code/resize.zip
      Handler: resize.handler
      Runtime: python3.13
      Environment:
        Variables:
          BUCKET: !Ref Images
      Events:
        Uploaded:
          Type: S3
          Properties:
            Bucket: !Ref Images
            Events: s3:ObjectCreated:*
",
        good: "\
Transform: AWS::Serverless-2016-10-31
Resources:
  Images:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub \"${AWS::StackName}-images\"
  Resize:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://code/resize.zip
      Handler: resize.handler
      Runtime: python3.13
      Environment:
        Variables:
          BUCKET: !Sub \"${AWS::StackName}-images\"
      Events:
        Uploaded:
          Type: S3
          Properties:
            Bucket: !Ref Images
            Events: s3:ObjectCreated:*
",
    },
    check: Check::Subject(check),
};

/// How many members of a circle are named.
const MOST_SHOWN: usize = 10;

fn check(subject: &Subject, findings: &mut Findings) {
    let deployed = subject.expansion.unwrap_or(subject);
    let dependencies = Dependencies::of(deployed);
    for circle in dependencies.circles() {
        findings.push(Circle { subject, deployed, needs: circle }.finding());
    }
}

struct Circle<'s> {
    /// As it is written.
    subject: &'s Subject<'s>,
    /// As it is deployed.
    deployed: &'s Subject<'s>,
    needs: Vec<Need<'s>>,
}

impl Circle<'_> {
    fn finding(&self) -> Diagnostic {
        let mut finding = Diagnostic::new(RULE.code, self.place(), self.message()).help(self.way_out());
        for need in self.needs.iter().take(MOST_SHOWN) {
            finding = finding.related(need.reference.span, self.reason(need));
        }
        let owner = self.ids().find_map(|id| self.owner(id));
        owner.into_iter().fold(finding, Diagnostic::resource)
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.needs.iter().filter_map(|need| self.id(need.from))
    }

    fn id(&self, position: usize) -> Option<&str> {
        self.deployed.resources.get(position).map(|resource| resource.logical_id.as_str())
    }

    fn kind(&self, position: usize) -> &str {
        self.deployed.resources.get(position).map_or("", |resource| resource.kind)
    }

    /// The resource of the template that it is, or was made for.
    fn owner<'a>(&'a self, id: &'a str) -> Option<&'a str> {
        let written = self.subject.resource(id).map(|_| id);
        written.or_else(|| self.deployed.makings.get(id)?.of.as_deref())
    }

    fn place(&self) -> Span {
        let written = self.ids().find_map(|id| self.subject.resource(id));
        let made = || self.subject.resource(self.ids().find_map(|id| self.owner(id))?);
        let reference = self.needs.first().map(|need| need.reference.span);
        let resource = written.or_else(made).map(|resource| resource.span);
        resource.or(reference).unwrap_or(self.subject.template.span)
    }

    fn message(&self) -> String {
        let mut names: Vec<String> = self.ids().take(MOST_SHOWN).map(|id| self.name(id)).collect();
        if self.needs.len() > MOST_SHOWN {
            names.push(format!("{} more", self.needs.len() - MOST_SHOWN));
        }
        match names.split_last() {
            Some((only, [])) => format!("{only} depends on itself"),
            Some((second, [first])) => format!("{first} and {second} depend on each other"),
            Some((last, others)) => {
                format!("{} and {last} depend on each other, in a circle", others.join(", "))
            }
            None => String::new(),
        }
    }

    fn name(&self, id: &str) -> String {
        let made_for = self.owner(id).filter(|owner| *owner != id);
        made_for.map_or(format!("`{id}`"), |owner| format!("`{id}` (made for `{owner}`)"))
    }

    fn reason(&self, need: &Need) -> String {
        let (from, to) = (self.id(need.from).unwrap_or(""), self.id(need.to).unwrap_or(""));
        let way = match need.reference.kind {
            ReferenceKind::DependsOn => return format!("`{from}` waits for `{to}`: `DependsOn`"),
            ReferenceKind::GetAtt => "Fn::GetAtt",
            ReferenceKind::Variable => "Fn::Sub",
            _ => "Ref",
        };
        let steps =
            need.reference.path.iter().filter(|step| !step.contains("Fn::") && **step != "Properties");
        let place: Vec<&str> = steps.copied().collect();
        format!("`{from}` waits for `{to}`: `{way}` in `{}`", place.join("."))
    }

    /// What is usually done about it.
    fn way_out(&self) -> String {
        let has = |kind: &str| self.needs.iter().any(|need| self.kind(need.from) == kind);
        if let Some(need) = self.needs.iter().find(|need| need.reference.kind == ReferenceKind::DependsOn)
            && self.id(need.from).is_some_and(|id| self.subject.resource(id).is_some())
        {
            return format!("remove `DependsOn: {}` if it is not needed", self.id(need.to).unwrap_or(""));
        }
        let words = if has("AWS::S3::Bucket") {
            "give the bucket a name, such as `BucketName: !Sub \"${AWS::StackName}-files\"`, and write that name \
             where the bucket is referred to now"
        } else if has("AWS::EC2::SecurityGroup") {
            "move one of the rules into an `AWS::EC2::SecurityGroupIngress` or `…Egress` of its own"
        } else if has("AWS::IAM::Role") {
            "move the policy that refers to the others into an `AWS::IAM::Policy` of its own"
        } else {
            "take one of the references out: write a fixed name there, or move it into a resource of its own"
        };
        words.to_owned()
    }
}
