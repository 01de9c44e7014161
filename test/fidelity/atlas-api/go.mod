module worldcell.invalid/atlas-api

go 1.25.8

require go.mongodb.org/atlas-sdk/v20250312010 v20250312010.0.0
