import { keepCompiledCode } from '#platform/contract';
import { runCli } from './run-cli.js';

keepCompiledCode();
process.exitCode = await runCli(process.argv.slice(2));
