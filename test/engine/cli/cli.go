//go:build pulumicli

// Package cli pins the Pulumi CLI that the engine tests build: its packages are downloaded through the
// Go module proxy and verified by go.sum.
package cli

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
