//go:build atlasapi

// Package atlasapi pins the Go module that carries the OpenAPI document of the Atlas Admin API: it is
// downloaded through the Go module proxy and verified by go.sum. Nothing of it is compiled.
package atlasapi

import _ "go.mongodb.org/atlas-sdk/v20250312010/admin"
