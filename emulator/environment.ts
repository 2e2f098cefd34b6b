import { z } from 'zod';
import { readDeclaration } from './declaration';

const index = z.strictObject({
  name: z.string().min(1),
  keys: z.array(z.tuple([z.string().min(1), z.union([z.literal(1), z.literal(-1)])])).min(1),
  unique: z.boolean().default(false),
});

const rule = z.strictObject({
  invoke: z.union([z.boolean(), z.literal('auth != null')]),
});

/** The platform knows these three answers and wants a rule for everyone else. */
const functionRules = z
  .record(z.string(), rule)
  .refine((rules) => '*' in rules, { message: 'the rule for "*" is missing' });

const environmentSchema = z.strictObject({
  collections: z.record(z.string(), z.strictObject({ indexes: z.array(index).default([]) })),
  functionRules: functionRules.default({ '*': { invoke: 'auth != null' } }),
  httpAccess: z
    .record(z.string().regex(/^\/[\w/-]*$/, 'a path prefix such as "/api"'), z.string())
    .default({}),
});

const trigger = z.object({
  name: z.string().min(1),
  type: z.literal('timer'),
  config: z.string().regex(/^\s*(\S+\s+){6}\S+\s*$/, 'a timer has 7 fields'),
});

const functionDefinition = z.object({
  name: z.string().min(1),
  handler: z
    .string()
    .regex(/^[\w/-]+\.\w+$/, 'file.export, such as "index.main"')
    .default('index.main'),
  timeout: z.number().int().min(1).max(900).default(3),
  memorySize: z.number().int().min(128).max(3072).default(256),
  triggers: z.array(trigger).default([]),
});

const deploymentSchema = z.object({
  envId: z.string().min(1),
  functions: z.array(functionDefinition),
});

export type Environment = z.infer<typeof environmentSchema>;
export type EnvironmentInput = z.input<typeof environmentSchema>;
export type FunctionRules = Environment['functionRules'];
export type Deployment = z.infer<typeof deploymentSchema>;
export type DeploymentInput = z.input<typeof deploymentSchema>;
export type FunctionDefinition = z.infer<typeof functionDefinition>;

/** Reads what the project declares: collections, function rules, HTTP paths. */
export function readEnvironment(source: string | EnvironmentInput): Environment {
  return readDeclaration(environmentSchema, source);
}

/** Reads cloudbaserc.json, as far as the emulator needs it. */
export function readDeployment(source: string | DeploymentInput): Deployment {
  return readDeclaration(deploymentSchema, source);
}
