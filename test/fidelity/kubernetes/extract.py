"""Writes the strict definitions of one Kubernetes version from the wheel that carries them."""

import sys
import zipfile

wheel, version = sys.argv[1:]
name = f"kubernetes_validate/kubernetes-json-schema/v{version}.0-local-strict/_definitions.json"
with zipfile.ZipFile(wheel) as archive:
    if name not in archive.namelist():
        sys.exit(f"no schemas of Kubernetes {version}")
    sys.stdout.buffer.write(archive.read(name))
