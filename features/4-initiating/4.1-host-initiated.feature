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

  Rule: PROV-4.1-02 The host can start provisioning while the device has a network or searches for one

    @PROV-4.1-02 @PROV-4-01 @needs-network
    Scenario Outline: PROV-4.1-02/2 The device starts although its network is <place> range
      Given a running device with:
        | profiles     | home |
        | auto-connect | on   |
      And the network "home" is <place> range
      And the working time of the host (15 s) passes
      When the host starts AP provisioning
      Then sl_DeviceGet is refused

      Examples:
        | place  |
        | in     |
        | out of |
