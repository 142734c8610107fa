//! Where everything of the lab is kept, and the environment that keeps Jupyter there.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::error::Error;

/// The folder `target/lab` of one checkout.
pub(crate) struct Place {
    /// The checkout.
    pub(crate) root: PathBuf,
    /// Its folder `target/lab`.
    pub(crate) home: PathBuf,
}

impl Place {
    /// The place in the checkout at `root`. Absolute, for the kernels start elsewhere.
    pub(crate) fn new(root: &Path) -> Result<Self, Error> {
        let root = root.canonicalize().map_err(|source| Error::Read {
            path: root.to_owned(),
            source,
        })?;
        let home = root.join("target").join("lab");
        fs::create_dir_all(&home).map_err(|source| Error::Write {
            path: home.clone(),
            source,
        })?;
        Ok(Self { root, home })
    }

    /// The notebooks of the checkout.
    pub(crate) fn originals(&self) -> PathBuf {
        self.root.join("notebooks")
    }

    /// The reader's copies of them.
    pub(crate) fn notebooks(&self) -> PathBuf {
        self.home.join("notebooks")
    }

    /// The private Python with `JupyterLab` in it.
    pub(crate) fn virtual_environment(&self) -> PathBuf {
        self.home.join("python")
    }

    /// The kernel that the lab has built for itself is in this folder's `bin`.
    pub(crate) fn kernel(&self) -> PathBuf {
        self.home.join("evcxr")
    }

    /// Jupyter's data: the description of the kernel is in here.
    pub(crate) fn jupyter_data(&self) -> PathBuf {
        self.home.join("jupyter").join("data")
    }

    /// One build folder for each notebook.
    ///
    /// Each holds a crate of its own, and cargo looks for a workspace in every folder above a crate, but not beyond
    /// one whose path ends in `target/package` (where `cargo package` builds). So the crates are not taken for
    /// members of this workspace.
    pub(crate) fn builds(&self) -> PathBuf {
        self.home.join("target").join("package")
    }

    /// The private Python, in an environment that keeps all its files in this place.
    pub(crate) fn python(&self) -> Command {
        let mut python = Command::new(self.virtual_environment().join("bin").join("python"));
        self.keep_files_here(&mut python);
        python
    }

    /// Leaves out the user's own settings for Python, Jupyter and evcxr, and names this place instead.
    pub(crate) fn keep_files_here(&self, command: &mut Command) {
        let jupyter = self.home.join("jupyter");
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if ["JUPYTER", "PYTHON", "EVCXR"]
                .iter()
                .any(|start| text.starts_with(start))
            {
                command.env_remove(&name);
            }
        }
        command
            .env("JUPYTER_CONFIG_DIR", jupyter.join("config"))
            .env("JUPYTER_DATA_DIR", self.jupyter_data())
            .env("JUPYTER_RUNTIME_DIR", jupyter.join("runtime"))
            // evcxr renews what it finds here, or else in the user's own folder.
            .env("JUPYTER_PATH", self.jupyter_data())
            .env("IPYTHONDIR", jupyter.join("ipython"))
            .env("EVCXR_CONFIG_DIR", self.home.join("evcxr").join("config"));
    }
}
