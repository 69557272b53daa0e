Feature: The APIs are unblocked until the host has finished
  SWRA513C section 7.5. While the APIs are unblocked, calls are served and events are delivered, to the end of that time
  and not only at its beginning.

  Rule: PROV-7.5-22 Events are delivered late in the unblocked time too

    @PROV-7.5-22 @PROV-6-05 @needs-phone @needs-long
    Scenario Outline: PROV-7.5-22/3 During <process>, the host receives <event> of a station that joins late
      Given <process> is ready for the host
      And the host polls sl_DeviceGet every second
      And the long working time of the host (3 min) passes
      When the phone joins the device AP
      Then the host receives <event>
      And every polled call was served

      Examples:
        | process                                             | event                         |
        | external configuration                              | SL_WLAN_EVENT_STA_ADDED       |
        | external configuration after a stop                 | SL_NETAPP_EVENT_DHCPV4_LEASED |
        | external configuration after a reset and a time-out | SL_NETAPP_EVENT_DHCPV4_LEASED |

      @needs-network
      Examples: after a success
        | process                                | event                         |
        | external configuration after a success | SL_WLAN_EVENT_STA_ADDED       |

  Rule: PROV-7.5-36 The APIs are unblocked for as long as the host works

    @PROV-7.5-36 @needs-phone @needs-network @needs-cloud @needs-long
    Scenario Outline: PROV-7.5-36/2 During <process>, the device serves calls and delivers their events for a long time
      Given <process> is waiting for the phone to fetch the result
      And the host polls sl_DeviceGet every second
      And the long working time of the host (3 min) passes
      When the host calls sl_NetAppDnsGetHostByName
      Then the call is served
      And every polled call was served
      And the device reports nothing else

      Examples:
        | process                                                                                      |
        | AP provisioning with external confirmation                                                   |
        | AP+SmartConfig provisioning with external confirmation after a success in its second attempt |
        | AP provisioning with external confirmation after a stop in its third attempt                 |
        | AP+SmartConfig provisioning with external confirmation after a time-out and a reset          |
        | AP provisioning with external confirmation after a reset and a time-out                      |

  Rule: PROV-7.5-37 The APIs stay unblocked until a profile is complete

    @PROV-7.5-37 @needs-phone @needs-smartconfig
    Scenario: PROV-7.5-37/3 A part of a profile by SmartConfig does not block the APIs
      Given external configuration is ready for the host
      And the phone sends a part of the profile "home" by SmartConfig
      When the working time of the host (15 s) passes
      Then sl_DeviceGet is served

  Rule: PROV-7.5-38 The host can open several sockets

    @PROV-7.5-38 @PROV-7.5-36 @needs-phone @needs-network
    Scenario: PROV-7.5-38/4 Three open sockets do not block the APIs
      Given AP provisioning with external confirmation is waiting for the phone to fetch the result
      When the host calls sl_Socket
      Then the call is served
      When the host calls sl_Socket
      Then the call is served
      When the host calls sl_Socket
      Then the call is served
      And every harmless command is served

  Rule: PROV-7.5-37 The APIs stay unblocked after a request that configures nothing

    @PROV-7.5-37 @needs-phone
    Scenario Outline: PROV-7.5-37/4 A request of the phone to <path> does not block the APIs
      Given external configuration is ready for the host
      And the phone joins the device AP
      When the phone posts to "<path>":
        | <field> | <value> |
      Then every harmless command is served

      Examples:
        | path                  | field       | value   |
        | /api/1/netapp/set_urn | device name | kitchen |
        | /api/1/wlan/unknown   | confirm     | yes     |

    @PROV-7.5-37 @needs-phone
    Scenario: PROV-7.5-37/5 A scan for the phone does not block the APIs
      Given external configuration is ready for the host
      And the phone joins the device AP
      And the phone posts to "/api/1/wlan/en_ap_scan":
        | scan interval | 10 |
        | scan cycles   | 1  |
      When the working time of the host (15 s) passes
      Then every harmless command is served

    @PROV-7.5-37 @needs-phone
    Scenario: PROV-7.5-37/6 Reading the result does not block the APIs
      Given external configuration is ready for the host
      And the phone joins the device AP
      When the phone tries to read the result
      Then every harmless command is served

    @PROV-7.5-37
    Scenario: PROV-7.5-37/7 A rejected start does not block the APIs
      Given external configuration is ready for the host
      And the host tries to start AP provisioning
      And the start is rejected: already started
      When the early moment (1 s) passes
      Then every harmless command is served

  Rule: PROV-7.5-36 An abort that the device has rejected changes no later confirmation

    @PROV-7.5-36 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-36/3 During <process>, the APIs stay unblocked after an early abort
      Given <process> is waiting for a profile
      And the host aborts the external confirmation
      And the network "home" is in range
      And the phone joins the device AP, adds the profile "home" and requests confirmation
      And the device reports in this order:
        | the profile "home"                             |
        | SL_WLAN_PROVISIONING_CONFIRMATION_WLAN_CONNECT |
        | SL_WLAN_PROVISIONING_CONFIRMATION_IP_ACQUIRED  |
      When the working time of the host (15 s) passes
      Then every harmless command is served

      Examples:
        | process                                                |
        | AP provisioning with external confirmation             |
        | AP+SmartConfig provisioning with external confirmation |

    @PROV-7.5-36 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-36/4 During <process>, a phone that reads the result does not block the APIs again
      Given <process> is waiting for the phone to fetch the result
      And the phone joins the network "home"
      And the phone tries to read the result
      When the early moment (1 s) passes
      Then every harmless command is served

      Examples:
        | process                                                |
        | AP provisioning with external confirmation             |
        | AP+SmartConfig provisioning with external confirmation |

  Rule: PROV-7.5-36 The APIs stay unblocked whatever the host calls

    @PROV-7.5-36 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-36/5 During <process>, <function> does not block the APIs again
      Given <process> is waiting for the phone to fetch the result
      And the host calls <function>
      And the call is served
      When the early moment (1 s) passes
      Then every harmless command is served

      Examples:
        | process                                                                    | function          |
        | AP provisioning with external confirmation                                 | sl_WlanProfileAdd |
        | AP+SmartConfig provisioning with external confirmation                     | sl_WlanPolicySet  |
        | AP provisioning with external confirmation in its second attempt           | sl_NetAppSet      |
        | AP+SmartConfig provisioning with external confirmation after a stop        | sl_DeviceSet      |
        | AP provisioning with external confirmation after a reset and a time-out    | sl_WlanSet        |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                                             | function          |
        | SmartConfig provisioning with external confirmation | sl_WlanProfileAdd |

    @PROV-7.5-36 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-36/6 During <process>, commands of each kind do not block the APIs again
      Given <process> is waiting for the phone to fetch the result
      Then every harmless command is served
      When the working time of the host (15 s) passes
      Then every harmless command is served

      Examples:
        | process                                                          |
        | AP provisioning with external confirmation in its third attempt  |
        | AP+SmartConfig provisioning with external confirmation to role AP |

  Rule: PROV-7.5-37 The APIs stay unblocked in external configuration whatever the host calls

    @PROV-7.5-37
    Scenario Outline: PROV-7.5-37/8 During <process>, the device stays open to calls after <function>
      Given <process> is ready for the host
      And the host calls <function>
      And the call is served
      When the early moment (1 s) passes
      Then every harmless command is served

      Examples:
        | process                                                           | function          |
        | external configuration                                            | sl_WlanProfileAdd |
        | external configuration after a stop                               | sl_WlanPolicySet  |
        | external configuration after a time-out and a reset               | sl_NetAppSet      |

  Rule: PROV-7.5-36 The APIs stay unblocked in the confirmation that follows an abort

    @PROV-7.5-36 @PROV-7.5-25 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-7.5-36/10 During <process>, the APIs are unblocked again
      Given <process> is waiting for the phone to fetch the result
      When the early moment (1 s) passes
      Then every harmless command is served

      Examples:
        | process                                                                             |
        | AP provisioning with external confirmation with an aborted confirmation             |
        | AP+SmartConfig provisioning with external confirmation with an aborted confirmation |

    @PROV-7.5-36 @needs-phone @needs-network
    Scenario Outline: PROV-7.5-36/11 During <process>, a rejected start does not block the APIs
      Given <process> is waiting for the phone to fetch the result
      And the host tries to start AP provisioning
      And the start is rejected: already started
      When the early moment (1 s) passes
      Then every harmless command is served

      Examples:
        | process                                                             |
        | AP provisioning with external confirmation                          |
        | AP+SmartConfig provisioning with external confirmation after a stop |

      @needs-smartconfig
      Examples: by SmartConfig
        | process                                             |
        | SmartConfig provisioning with external confirmation |

    @PROV-7.5-36 @PROV-7.5-38 @needs-phone @needs-network @needs-smartconfig
    Scenario Outline: PROV-7.5-36/12 During <process>, commands of each kind are served
      Given <process> is waiting for the phone to fetch the result
      When the early moment (1 s) passes
      Then every harmless command is served

      Examples:
        | process                                                                        |
        | SmartConfig provisioning with external confirmation after a stop               |
        | SmartConfig provisioning with external confirmation after two stops            |
        | SmartConfig provisioning with external confirmation after a success            |
        | SmartConfig provisioning with external confirmation after a time-out and a reset |

  Rule: PROV-7.5-37 The APIs stay unblocked while a phone uses the device

    @PROV-7.5-37 @needs-phone
    Scenario Outline: PROV-7.5-37/11 During <process>, a phone that reads <resource> does not block the APIs
      Given <process> is ready for the host
      And the phone joins the device AP
      When the phone tries to read <resource>
      Then every harmless command is served

      Examples:
        | process                             | resource         |
        | external configuration              | the version      |
        | external configuration              | the network list |
        | external configuration after a stop | the device name  |

    @PROV-7.5-37 @needs-phone
    Scenario Outline: PROV-7.5-37/12 During <process>, stations that come and leave do not block the APIs
      Given <process> is ready for the host
      And the phone joins and leaves the device AP 3 times
      When the phone joins the device AP
      Then every harmless command is served

      Examples:
        | process                             |
        | external configuration              |
        | external configuration after a stop |

  Rule: PROV-7.5-22 Each event of the unblocked time is delivered

    @PROV-7.5-22 @needs-phone @needs-network @needs-cloud
    Scenario Outline: PROV-7.5-22/4 During <process>, the events that answer two calls of <function> reach the host
      Given <process> is waiting for the phone to fetch the result
      And <function> is served
      When the host calls <function>
      Then the call is served

      Examples:
        | process                                                | function                  |
        | AP provisioning with external confirmation             | sl_Connect                |
        | AP+SmartConfig provisioning with external confirmation | sl_NetAppDnsGetHostByName |

    @PROV-7.5-22 @PROV-6-05 @needs-phone
    Scenario Outline: PROV-7.5-22/5 During <process>, the host receives <event> of the second station too
      Given <process> is ready for the host
      And the phone joins the device AP
      And the host receives <event>
      And the phone leaves its network
      When the phone joins the device AP
      Then the host receives <event>

      Examples:
        | process                                             | event                         |
        | external configuration                              | SL_WLAN_EVENT_STA_ADDED       |
        | external configuration                              | SL_NETAPP_EVENT_DHCPV4_LEASED |
        | external configuration after a reset and a time-out | SL_WLAN_EVENT_STA_ADDED       |
