import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["node_modules", "out", ".cache", "**/*.cjs", "**/*.mjs", "test/engine/bin"] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "no-console": "error",
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true } }],
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.property.name='apply'] > ArrowFunctionExpression NewExpression[callee.type='MemberExpression']",
          message: "Resources created inside `apply` are missing from previews.",
        },
        {
          selector:
            "CallExpression[callee.property.name='apply'] > ArrowFunctionExpression[async=true]",
          message:
            "A resource created after an asynchronous callback of `apply` is missing from previews.",
        },
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "@pulumi/aws",
              message:
                "Import one module, `@pulumi/aws/ec2`: the root costs seconds of type checking.",
            },
          ],
        },
      ],
    },
  },
  {
    // The planner alone may touch the SDK; the rest of infra is plain values.
    files: ["infra/**/*.ts"],
    ignores: ["infra/planner/**"],
    rules: { "no-restricted-imports": ["error", { patterns: ["@pulumi/*"] }] },
  },
  {
    files: ["components/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [{ name: "@pulumi/aws", message: "Import one module, `@pulumi/aws/ec2`." }],
          patterns: ["**/stacks/*", "**/stacks/**", "**/infra/planner/*", "**/infra/planner/**"],
        },
      ],
    },
  },
  {
    // Mocha's and chai's idioms, and tests that plant faults on purpose.
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unused-expressions": "off",
      "no-restricted-syntax": "off",
    },
  },
  { files: ["stacks/cli/**/*.ts", "test/bench/**/*.ts"], rules: { "no-console": "off" } },
  { files: ["stacks/index.ts"], rules: { "no-restricted-exports": "off" } },
);
