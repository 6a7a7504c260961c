//! Volumes of a task, and how its containers see them.

use crate::plan::model::container::{Mount, Volume, VolumesFrom};
use crate::plan::properties::Properties;

/// Kinds of volumes whose data lies elsewhere.
const REMOTE: &[&str] = &["EFSVolumeConfiguration", "FSxWindowsFileServerVolumeConfiguration"];

/// The volumes of a task definition.
pub fn of_task(task: &Properties) -> Vec<Volume> {
    task.children("Volumes").iter().filter_map(volume).collect()
}

fn volume(volume: &Properties) -> Option<Volume> {
    let remote = REMOTE.iter().any(|name| volume.has(name));
    for name in REMOTE {
        volume.not_emulated(name, "its files are not on this machine: the volume is empty at first");
    }
    volume.not_emulated("DockerVolumeConfiguration", "it is a volume of this machine, with the usual driver");
    let efs = volume.child("EFSVolumeConfiguration");
    let docker = volume.child("DockerVolumeConfiguration");
    docker.iter().for_each(Properties::ignore_all);
    let access_point = efs.as_ref().and_then(|efs| {
        efs.ignore(&["TransitEncryption", "TransitEncryptionPort"]);
        let authorization = efs.child("AuthorizationConfig")?;
        authorization.ignore(&["IAM"]);
        authorization.target_of("AccessPointId", "AWS::EFS::AccessPoint")
    });
    volume.ignore(&["ConfiguredAtLaunch"]);
    Some(Volume {
        name: volume.text("Name")?,
        host_path: volume.child("Host").and_then(|host| host.text("SourcePath")),
        remote,
        file_system: efs.as_ref().and_then(|efs| efs.target_of("FilesystemId", "AWS::EFS::FileSystem")),
        root: efs.as_ref().and_then(|efs| efs.text("RootDirectory")),
        access_point,
        scope: docker.and_then(|docker| docker.text("Scope")),
        place: volume.place,
    })
}

/// The volumes that a container sees.
pub fn mounts(container: &Properties) -> Vec<Mount> {
    let mount = |mount: &Properties| {
        Some(Mount {
            volume: mount.text("SourceVolume")?,
            path: mount.text("ContainerPath")?,
            read_only: mount.flag_or("ReadOnly", false),
        })
    };
    container.children("MountPoints").iter().filter_map(mount).collect()
}

/// The containers whose volumes a container sees, too.
pub fn volumes_from(container: &Properties) -> Vec<VolumesFrom> {
    let from = |from: &Properties| {
        let container = from.text("SourceContainer")?;
        Some(VolumesFrom { container, read_only: from.flag_or("ReadOnly", false) })
    };
    container.children("VolumesFrom").iter().filter_map(from).collect()
}
