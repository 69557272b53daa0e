Feature: The reset request
  SWRA513C section 7.4. A process may need a restart of the device. When the host is busy, for example with sockets, the
  device requests the restart. The host closes its sockets, stops the device and starts it again. When the host is idle,
  the device sends the request to the host driver. The driver then restarts the device without the application.

  Rule: PROV-7.4-01 The host driver restarts the device without the application

    @PROV-7.4-01 @needs-driver-port @needs-phone @needs-network
    Scenario Outline: PROV-7.4-01/1 The suite records whether the host driver restarts the device during <process>
      Given <process> is waiting for the phone to fetch the result
      Then the suite records whether the host driver has restarted the device

      Examples:
        | process                              |
        | AP provisioning                      |
        | AP+SmartConfig provisioning          |
        | auto-provisioning as an access point |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                  |
        | SmartConfig provisioning |

  Rule: PROV-7.4-03 The reset request reaches a blocked host

    @PROV-7.4-03 @needs-driver-port
    Scenario: PROV-7.4-03/1 The host receives a reset request in a message that blocks the APIs
      Given an idle device
      When the host driver receives SL_DEVICE_EVENT_RESET_REQUEST with PROVISIONING_ACTIVE
      Then the device reports a reset request

  Rule: PROV-7.4-05 The reset request names its caller

    @PROV-7.4-05 @needs-phone
    Scenario: PROV-7.4-05/1 The reset request of external configuration names its caller
      Given external configuration is ready for the host
      And the host calls sl_Socket
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      Then the device reports the profile "home"
      And the device reports a reset request with:
        | Caller | SL_DEVICE_RESET_REQUEST_CALLER_PROVISIONING_EXTERNAL_CONFIGURATION |
        | Status | 0                                                                  |

  Rule: PROV-7.4-06 A reset request to the host driver does not reach the application

    @PROV-7.4-06 @needs-driver-port
    Scenario: PROV-7.4-06/1 The host driver restarts the device, and the application receives no request
      Given an idle device
      And the host driver receives reset request 1 with PROVISIONING_ACTIVE
      When the working time of the host (15 s) passes
      Then the host driver has restarted the device once
      And the host has received no reset-request event

    @PROV-7.4-06 @needs-driver-port
    Scenario: PROV-7.4-06/2 The host driver restarts the device for a second request
      Given an idle device
      And the host driver receives reset request 1 with PROVISIONING_ACTIVE
      And the working time of the host (15 s) passes
      And the host driver receives reset request 2 with PROVISIONING_ACTIVE
      When the working time of the host (15 s) passes
      Then the host driver has restarted the device twice
      And the host has received no reset-request event

  Rule: PROV-7.4-07 One reset request leads to one restart

    @PROV-7.4-07 @needs-driver-port
    Scenario: PROV-7.4-07/1 The host driver ignores a repeated reset request
      Given an idle device
      And the host driver receives reset request 1 with PROVISIONING_ACTIVE
      And the working time of the host (15 s) passes
      And the host driver receives reset request 1 with PROVISIONING_ACTIVE
      When the working time of the host (15 s) passes
      Then the host driver has restarted the device once

  Rule: PROV-7.4-08 The host driver does not restart a device that its host uses

    @PROV-7.4-08 @needs-driver-port @needs-pending-calls
    Scenario: PROV-7.4-08/1 The host driver does not restart the device during a call
      Given an idle device
      And the host calls sl_Accept without waiting
      And the host driver receives reset request 1 with PROVISIONING_ACTIVE
      When the working time of the host (15 s) passes
      Then the host driver has not restarted the device

    @PROV-7.4-08 @needs-driver-port
    Scenario Outline: PROV-7.4-08/2 The host driver does not restart an idle device with <bits>
      Given an idle device
      And the host driver receives reset request 1 with <bits>
      When the working time of the host (15 s) passes
      Then the host driver has not restarted the device

      Examples:
        | bits          |
        | no status bit |
        | WLAN_CONN     |

  Rule: PROV-7.4-09 The device requests no restart when it needs none

    @PROV-7.4-09 @needs-phone
    Scenario Outline: PROV-7.4-09/1 During <process>, a profile leads to no reset request
      Given <process> has a profile to confirm
      Then the device reports nothing for the while after the start (10 s)

      Examples:
        | process                     |
        | AP provisioning             |
        | AP+SmartConfig provisioning |

  Rule: PROV-7.4-10 A host can close its sockets after a reset request

    @PROV-7.4-10 @needs-phone
    Scenario Outline: PROV-7.4-10/1 During <process>, the device serves sl_Close after its reset request
      Given <process> is ready for the host
      And the host calls sl_Socket
      And the phone joins the device AP
      And the phone adds the profile "home" over HTTP
      And the device reports the profile "home"
      Then the device reports a reset request
      And sl_Close is served

      Examples:
        | process                |
        | external configuration |

      Examples: after earlier processes or attempts
        | process                                             |
        | external configuration after a stop                 |
        | external configuration after a time-out and a reset |
        | external configuration after a reset and a time-out |

      @needs-network
      Examples: after earlier processes or attempts
        | process                                |
        | external configuration after a success |

      Examples: with other options
        | process                                        |
        | external configuration from role AP to role AP |
