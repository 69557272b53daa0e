Feature: Host-initiated provisioning
  SWRA513C section 4.1. The host starts the process with one command and then waits. The device does not report such a
  process as auto-started.

  Rule: PROV-4.1-03 The device does not report a host-initiated process as auto-started

    @PROV-4.1-03
    Scenario Outline: PROV-4.1-03/1 The device does not announce <process>, which the host starts
      Given a running device with:
        | auto-provisioning | on   |
        | profiles          | home |
      When the host starts <process>
      Then the device reports nothing else

      Examples:
        | process                     |
        | AP provisioning             |
        | SmartConfig provisioning    |
        | AP+SmartConfig provisioning |
