// Reads simulations, one a line of JSON, and writes each one's overall result, one a line.
// The package is found by the working directory's own node_modules: `npm install @cloud-copilot/iam-simulate`.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

const here = createRequire(pathToFileURL(`${process.cwd()}/`))
const { runSimulation } = here('@cloud-copilot/iam-simulate')
for await (const line of createInterface({ input: process.stdin })) {
  const response = await runSimulation(JSON.parse(line), {})
  const errors = response.resultType === 'error' ? JSON.stringify(response.errors) : ''
  console.log(response.resultType === 'error' ? `error ${errors}` : response.overallResult)
}
