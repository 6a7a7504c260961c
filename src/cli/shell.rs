//! `samc completions` and `samc man`: what shells and `man` want to know of the command line.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Command;
use clap_complete::Shell;

use super::failure::Failure;
use super::output::Output;

const COMPLETIONS: &str = "\
Examples:
  bash        samc completions bash > ~/.local/share/bash-completion/completions/samc
  zsh         samc completions zsh > ~/.zfunc/_samc, with ~/.zfunc in fpath
  fish        samc completions fish > ~/.config/fish/completions/samc.fish
  PowerShell  samc completions powershell >> $PROFILE";

const MAN: &str = "\
Examples:
  samc man | man -l -
  samc man --folder ~/.local/share/man/man1    a page for samc and one for each command";

/// Arguments of `samc completions` as typed.
#[derive(Debug, clap::Args)]
#[command(after_help = COMPLETIONS)]
pub struct CompletionsArguments {
    /// The shell
    shell: Shell,
}

/// Arguments of `samc man` as typed.
#[derive(Debug, clap::Args)]
#[command(after_help = MAN)]
pub struct ManArguments {
    /// Folder to write all pages to, instead of printing that of samc
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// Prints a completion script.
pub fn completions(arguments: CompletionsArguments, mut command: Command) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "samc", &mut script);
    print(script)
}

/// Prints the manual page, or writes all.
pub fn man(arguments: ManArguments, command: Command) -> Result<ExitCode, Failure> {
    let Some(folder) = arguments.folder else { return print(page(command)?) };
    std::fs::create_dir_all(&folder)
        .map_err(|error| Failure::io(&format!("make {}", folder.display()), &error))?;
    clap_mangen::generate_to(command, &folder)
        .map_err(|error| Failure::io(&format!("write to {}", folder.display()), &error))?;
    Ok(ExitCode::SUCCESS)
}

fn page(command: Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    let rendered: io::Result<()> = clap_mangen::Man::new(command).render(&mut page);
    rendered.map_err(|error| Failure::io("make the page", &error))?;
    Ok(page)
}

fn print(text: Vec<u8>) -> Result<ExitCode, Failure> {
    Output::Standard.write(&String::from_utf8_lossy(&text))?;
    Ok(ExitCode::SUCCESS)
}
